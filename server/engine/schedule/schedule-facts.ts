import { nationalPoolFacts } from '../places/national-pool-facts.ts'
import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { UNITS } from '#shared/units/units.ts'
import { longMonth } from '#shared/formats/months.ts'
import { item } from '../cells.ts'
import { oncePer, planFacts, present, rowFacts } from '../facts.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { fromPlan } from '../sourced.ts'
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
	const markets = places[site]?.labourMarkets ?? []
	const pools = plan.labourPools.flatMap((pool, index) => (pool.siteId === id ? [index] : []))
	const ofHalls = plan.buildPhases.flatMap((phase) => (phase.siteId === id ? purchasesOf(phase) : []))
	const awaited = new Set([...ofHalls, ...(plan.sites[site]?.procurement ?? [])].map(({ item }) => item))
	return [
		...markets.flatMap(({ row, rule }) =>
			rule === 'national' ? nationalPoolFacts(model, { site, country: row.country }) : [],
		),
		...pools.flatMap((index) =>
			planFacts(model, { list: 'labourPools', index, fields: ['available', 'annualGrowth', 'travellersCap'] }),
		),
		...present([
			...markets.map(({ row, rule }) =>
				rule === 'national'
					? null
					: rowFacts({ table: 'labourMarkets', row, label: `Labor market ${row.name}`, fields: MARKET_FIGURES }),
			),
			...[...awaited].map((item) => {
				const row = getEquipment(catalogue, item)
				return rowFacts({ table: 'equipment', row, label: row.name, fields: ['leadWeeks'] })
			}),
			apprenticeFact(model, site),
		]),
	]
})

/** Starts and lengths that the plan states for steps of a hall. */
export const stepFacts = oncePer((model, hall) => {
	const { plan, catalogue } = model
	const phase = plan.buildPhases[hall]
	return (phase?.steps ?? []).flatMap(({ step, startMonth, durationMonths }, at): readonly Fact[] => {
		const name = catalogue.constructionPhases.find(({ id }) => id === step)?.name ?? step
		const stated = [
			{ field: 'startMonth', value: startMonth === null ? null : monthsBetween(plan.startMonth, startMonth) },
			{ field: 'durationMonths', value: durationMonths },
		]
		return stated.flatMap(({ field, value }): readonly Fact[] => {
			if (value === null) return []
			const path = `steps.${field}`
			const { label } = fieldFacts('buildPhases', path)
			const place = { list: 'buildPhases', index: hall, field: `steps[${String(at)}].${field}` } as const
			const { origin } = fromPlan(model, place, value)
			const told = { label: `${label}: ${name}, ${phase?.name ?? phase?.id ?? ''}`, unit: UNITS.gridMonths.label }
			return [{ id: `buildPhases.${path}`, ...told, value, origin, parts: [] }]
		})
	})
})

/** Months in which alone the plan lets running gear of a hall be worked on. Rule pR3. */
export const windowFacts = oncePer((model, hall) => {
	const { name, id, workWindows } = item(model.plan.buildPhases, hall)
	if (workWindows.length === 0) return []
	const { label } = fieldFacts('buildPhases', 'workWindows')
	const { origin } = fromPlan(model, { list: 'buildPhases', index: hall, field: 'workWindows' }, 0)
	const told = `${label} of ${name ?? id}: ${workWindows.map(longMonth).join(', ')}`
	return [
		{
			...{ id: 'buildPhases.workWindows', label: told, unit: UNITS.gridMonths.label },
			...{ value: workWindows.length, origin, parts: [] },
		},
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
