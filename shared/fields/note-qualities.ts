/** How good a figure is, the best first. Apart from the fields, which pages do not send to the browser. */
export const NOTE_QUALITIES = ['contract', 'quote', 'benchmark', 'guess'] as const
