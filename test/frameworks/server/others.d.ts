/** What Better Auth's types name, and only Bun has. */
declare module 'bun:sqlite' {
  export class Database {}
}
