/** How an address names the month. */
export const FLOW_MONTH = 'in'
