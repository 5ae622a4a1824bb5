import { defineOutput, type Meaning } from '../../kernel/quantity.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.2',
	source: 'Methodology, money M1.2',
} as const
type ReferenceOutputsNamed = Pick<Meaning<'usd'>, 'id' | 'symbol' | 'label'>
const ofHall = (named: ReferenceOutputsNamed) => defineOutput({ ...shared, ...named })
const ofPlant = (named: ReferenceOutputsNamed) =>
	defineOutput({ ...shared, ...named, scope: 'contract', rule: 'mM1.6' })

/** The reference hall: what the cost row of a hall prices. Machines are installed, at the usual factor. */
export const reference = {
	labour: ofHall({ id: 'finance.referenceLabour', symbol: 'L_0', label: 'Labor of the reference hall' }),
	electrical: ofHall({
		id: 'finance.referenceElectrical',
		symbol: 'E_0',
		label: 'Electrical equipment of the reference hall, installed',
	}),
	mechanical: ofHall({
		id: 'finance.referenceMechanical',
		symbol: 'M_0',
		label: 'Mechanical equipment of the reference hall, installed',
	}),
	liquidLabour: ofHall({
		id: 'finance.liquidReferenceLabour',
		symbol: 'L_0D',
		label: 'Labor of the reference hall with direct-to-chip liquid',
	}),
	liquidElectrical: ofHall({
		id: 'finance.liquidReferenceElectrical',
		symbol: 'E_0D',
		label: 'Electrical equipment of the reference hall with direct-to-chip liquid, installed',
	}),
	liquidMechanical: ofHall({
		id: 'finance.liquidReferenceMechanical',
		symbol: 'M_0D',
		label: 'Mechanical equipment of the reference hall with direct-to-chip liquid, installed',
	}),
} as const

/** The hall itself, at its own rates, and a standing one’s machines as they would be bought. */
export const own = {
	labour: ofHall({ id: 'finance.hallHoursUsd', symbol: 'ΣH·$', label: 'Labor of a hall, excl. racks' }),
	prefabricated: ofHall({
		id: 'finance.hallShopHoursUsd',
		symbol: 'ΣH_ME·$',
		label: 'Labor of a hall that can move off site',
	}),
	standingElectrical: ofHall({
		id: 'finance.standingElectrical',
		symbol: 'E_std',
		label: 'Electrical equipment of an existing hall, at catalog prices',
	}),
	standingMechanical: ofHall({
		id: 'finance.standingMechanical',
		symbol: 'M_std',
		label: 'Mechanical equipment of an existing hall, at catalog prices',
	}),
} as const

export const ofPlants = {
	labour: ofPlant({ id: 'finance.plantHoursUsd', symbol: 'L_plant', label: 'Labor of a plant' }),
	usualLabour: ofPlant({
		id: 'finance.plantUsualHoursUsd',
		symbol: 'L_plant,0',
		label: 'Labor of a plant as its price takes it: the country’s week, one shift, usual rates',
	}),
} as const
