import type { Catalogue } from '#shared/catalogue/tables.ts'
import { TRADES, type Trade } from '#shared/catalogue/workforce-types.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { LabourRows } from '../types.ts'

/** The rows of a catalogue that the schedule works with: one record, so that plans over one catalogue are told to share it. */
export const labourRows = keptBy((catalogue: Catalogue): LabourRows => ({
	trades: tradesInOrder(catalogue.trades),
	packages: catalogue.workPackages,
	productivity: catalogue.productivityFactors,
	apprenticeship: catalogue.apprenticeship,
	defaults: catalogue.labourDefaults,
	steps: catalogue.constructionPhases,
}))

/** Trades in the order of the crews' scope. */
function tradesInOrder(rows: readonly Trade[]): readonly Trade[] {
	return TRADES.flatMap((key) => rows.filter((trade) => trade.id === key))
}
