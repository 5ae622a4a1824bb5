import type { Catalogue } from '#shared/catalogue/tables.ts'
import { TRADES, type Trade } from '#shared/catalogue/workforce-types.ts'
import type { LabourRows } from '../types.ts'

const ofCatalogues = new WeakMap<Catalogue, LabourRows>()

/** The rows of a catalogue that the schedule works with: one record, so that plans over one catalogue are told to share it. */
export function labourRows(catalogue: Catalogue): LabourRows {
	const known = ofCatalogues.get(catalogue) ?? readRows(catalogue)
	ofCatalogues.set(catalogue, known)
	return known
}

function readRows(catalogue: Catalogue): LabourRows {
	return {
		trades: tradesInOrder(catalogue.trades),
		packages: catalogue.workPackages,
		productivity: catalogue.productivityFactors,
		apprenticeship: catalogue.apprenticeship,
		defaults: catalogue.labourDefaults,
		steps: catalogue.constructionPhases,
	}
}

/** Trades in the order of the crews' scope. */
function tradesInOrder(rows: readonly Trade[]): readonly Trade[] {
	return TRADES.flatMap((key) => rows.filter((trade) => trade.id === key))
}
