import type { TemplateResult } from 'lit';
import type { EventDetails } from '../../base/events.ts';
import type { FlowEvent } from '../flow-event.ts';
import type { FlowHost } from '../flow-host.ts';
import type { FlowState } from '../state.ts';

type Told<Type extends FlowEvent['type']> = Omit<FlowEvent & { type: Type }, 'type'>;

/** The events of the flow that what an element tells is enough for. */
type Meaning<Detail> = {
  [Type in FlowEvent['type']]: Detail & object extends Told<Type> ? Type : never;
}[FlowEvent['type']];

/** What the events of a step's element are to the flow, which takes what they tell along. */
export type Meanings = { readonly [Name in keyof EventDetails]?: Meaning<EventDetails[Name]> };

export interface Drawing {
  /** Its form and buttons, or its element, in the light DOM. */
  content: unknown;
  /** Its card, in the frame; an element brings its own. */
  card?: TemplateResult;
}

/** A step as a row: everything that is particular to it. */
export interface Step<Part = unknown> {
  readonly id: string;
  /** Fetches what it is drawn with: once for each flow, and once more where that failed. */
  load(host: FlowHost): Promise<Part>;
  /** `part`: what was fetched, once it is there. An element may be drawn before it is defined. */
  render(host: FlowHost, state: FlowState, part: Part | undefined): Drawing | undefined;
  /** How it is told that its work is done, or that something else happened in it. */
  readonly done: Meanings;
}
