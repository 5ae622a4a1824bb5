import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { oncePer, planFacts, present, rowFacts } from '../facts.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import type { EngineModel } from '../world.ts'

const QUANTITY_FIGURES = [
	'acresPerKsf',
	'steelTonsPerKsf',
	'mvaPerMW',
	'racksPerMW',
	'racksPerAcceleratorRack',
] as const
const PRODUCTIVITY_FIGURES = [
	'overtime',
	'overtimeReferenceHours',
	'secondShift',
	'thirdShift',
	'prefab',
	'learning',
] as const
const PACKAGE_FIGURES = ['hoursPerUnit', 'windowStart', 'windowEnd', 'sCurveShape', 'rate'] as const
const MARKET_FIGURES = ['electricians', 'plumbersPipefitters', 'ironworkers', 'shareAvailable'] as const

/** Unit hours, quantities and factors behind the planned hours of a trade at a site. */
export const workFacts = oncePer((model, crew) => {
	const trade = TRADES[crew % TRADES.length]
	if (trade === undefined) return []
	const { workPackages, labourDefaults, productivityFactors } = model.catalogue
	return present([
		...workPackages
			.filter(({ hoursPerUnit }) => (hoursPerUnit[trade] ?? 0) > 0)
			.map((whole) => {
				const row = { ...whole, hoursPerUnit: { [trade]: whole.hoursPerUnit[trade] ?? 0 } }
				const label = `Hours per ${row.unit}, ${row.id.replaceAll('_', ' ')}`
				return rowFacts({ table: 'workPackages', row, label, fields: PACKAGE_FIGURES })
			}),
		rowFacts({
			table: 'labourDefaults',
			row: { ...labourDefaults, id: 'labourDefaults' },
			label: 'Quantities of a hall',
			fields: QUANTITY_FIGURES,
		}),
		rowFacts({
			table: 'productivityFactors',
			row: { ...productivityFactors, id: 'productivityFactors' },
			label: 'Productivity factors',
			fields: PRODUCTIVITY_FIGURES,
		}),
	])
})

/** Hands that can be had, and equipment that is waited for, at a site. */
export const supplyFacts = oncePer((model, site) => {
	const { plan, places, catalogue } = model
	const id = plan.sites[site]?.id
	const market = places[site]?.labourMarket?.row
	const pools = plan.labourPools.flatMap((pool, index) => (pool.siteId === id ? [index] : []))
	const awaited = new Set(
		plan.buildPhases.flatMap((phase) => (phase.siteId === id ? phase.procurement.map(({ item }) => item) : [])),
	)
	return [
		...pools.flatMap((index) =>
			planFacts(model, { list: 'labourPools', index, fields: ['available', 'annualGrowth', 'travellersCap'] }),
		),
		...present([
			market
				? rowFacts({
						table: 'labourMarkets',
						row: market,
						label: `Labour market ${market.name}`,
						fields: MARKET_FIGURES,
					})
				: null,
			...[...awaited].map((item) => {
				const row = getEquipment(catalogue, item)
				return rowFacts({ table: 'equipment', row, label: row.name, fields: ['leadWeeks'] })
			}),
			apprenticeFact(model, site),
		]),
	]
})

function apprenticeFact({ plan, catalogue }: EngineModel, site: number): Fact | null {
	if ((plan.sites[site]?.labour.apprenticeIntakePerYear ?? 0) <= 0) return null
	return rowFacts({
		table: 'apprenticeship',
		row: { ...catalogue.apprenticeship, id: 'apprenticeship' },
		label: 'Apprenticeship',
	})
}
