import type { ClientBase } from 'pg';

/** Statements that differ in more than their values; further ones are not remembered, so that nobody fills the database's memory. */
const mostNames = 500;

/** Gives each text of a statement a name, the same on every connection. */
export interface StatementNames {
  /** Undefined once there are too many. */
  nameOf(text: string): string | undefined;
}

export function createStatementNames(most = mostNames): StatementNames {
  const names = new Map<string, string>();
  return {
    nameOf(text) {
      const known = names.get(text);
      if (known !== undefined || names.size >= most) return known;
      const name = `s${names.size}`;
      names.set(text, name);
      return name;
    },
  };
}

/**
 * Lets a connection remember the statements it was asked: PostgreSQL reads and plans a named one once, where it does so
 * each time with one that has no name. Planning is most of what our small statements cost it.
 */
export function nameStatements(client: ClientBase, names: StatementNames): void {
  client.query = new Proxy(client.query, {
    apply(query, self, [config, values, ...rest]: unknown[]): unknown {
      return Reflect.apply(query, self, [withName(config, values, names), values, ...rest]);
    },
  });
}

/** A query with a name if it can have one: text with values apart, not named by anybody else. */
export function withName(config: unknown, values: unknown, names: StatementNames): unknown {
  if (typeof config !== 'object' || config === null || !('text' in config) || 'submit' in config)
    return config;
  if (typeof config.text !== 'string' || !Array.isArray(values) || values.length === 0) return config;
  if ('name' in config && config.name !== undefined) return config;
  const name = names.nameOf(config.text);
  return name === undefined ? config : { ...config, name };
}
