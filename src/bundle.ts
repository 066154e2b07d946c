/** What the single file for a script tag holds: all tags registered, and all clients. */
import './define/all.ts';
export * from './elements.ts';
export * from './index.ts';
export * from './client/index.ts';
export * from './client/ems-service/index.ts';
export * from './client/memory/index.ts';
