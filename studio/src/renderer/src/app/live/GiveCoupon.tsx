import type { Comment, Coupon } from '@stallcast/shared/contract';
import { useState } from 'react';
import { useSendComment } from '../../features/chat/use-send-comment.ts';
import { CouponDialog } from '../../features/shop/CouponDialog.tsx';
import { couponOffer } from '../../features/shop/coupon-text.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

interface GiveCouponProps {
  streamId: string;
  onComment: (comment: Comment) => void;
  onClose: () => void;
}

/** Makes a coupon in the middle of the show, and offers to write it to everyone. */
export function GiveCoupon({ onClose, ...rest }: GiveCouponProps) {
  const [coupon, setCoupon] = useState<Coupon | null>(null);
  return coupon === null ? (
    <CouponDialog coupon={null} onClose={onClose} onCreated={setCoupon} />
  ) : (
    <CouponReady coupon={coupon} onClose={onClose} {...rest} />
  );
}

function CouponReady({ coupon, streamId, onComment, onClose }: GiveCouponProps & { coupon: Coupon }) {
  const offer = couponOffer(coupon);
  const { send, busy, error } = useSendComment(streamId, (comment) => {
    onComment(comment);
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t.shop.readyTitle(coupon.code)}
      description={t.shop.readyText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.done}</Button>
          <Button tone="primary" autoFocus busy={busy} onClick={() => send({ text: offer })}>
            {t.shop.writeInChat}
          </Button>
        </>
      }
    >
      <p className="selectable rounded-md bg-sunken px-3 py-2 text-sm break-words">{offer}</p>
      {error && (
        <Notice tone="bad" title={t.chat.failed} className="mt-3">
          {problemText(error)}
        </Notice>
      )}
    </Dialog>
  );
}
