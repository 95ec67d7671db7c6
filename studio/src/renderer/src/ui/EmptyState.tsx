import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What stands where there is nothing yet: why, and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex h-full min-h-0 flex-col items-center justify-center gap-1.5 px-6 py-5 text-center">
      <span className="mb-1 text-muted opacity-70" aria-hidden="true">
        {icon}
      </span>
      <p className="text-sm font-medium text-ink">{title}</p>
      {children !== undefined && <p className="max-w-72 text-xs text-muted">{children}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
