// Beside the settings of a report, as the browser reads it on every page of a plan and brings no parser for it.

/** What a report or a link may withhold. */
export const REDACTIONS = { prices: 'Prices', counterparties: 'Counterparties' } as const
export type Redaction = keyof typeof REDACTIONS
