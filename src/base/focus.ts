/** Where the focus is, as the root that a node is in sees it: a page's own element may have ours in its shadow root. */
const activeIn = (node: Node): Element | null => (node.getRootNode() as Document | ShadowRoot).activeElement;

/** Whether the focus is on an element, or in it. */
export const hasFocus = (element: Element): boolean => element.contains(activeIn(element));
