import { isNeeded, traitsOf } from '#shared/fields/kinds.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import type { BuildPhase, PowerContract } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { keysOf, missing } from './keys.ts'
import { checkOrders } from './orders.ts'

const SITE = { noun: 'a site of this plan', see: 'Name one of its sites by id.' } as const

function rampOrder({ item, index }: Entry<PowerContract>): readonly Problem[] {
	return item.rampSteps.flatMap((step, at) => {
		const before = item.rampSteps[at - 1]
		if (!before || before.month < step.month) return []
		return [
			{
				path: `powerContracts[${index}].rampSteps[${at}].month`,
				message: `expected a month after ${before.month}`,
				mend: 'List the steps in order.',
			},
		]
	})
}

/** A ramp leads to the capacity, not beyond it. */
function rampSize({ item, index }: Entry<PowerContract>): readonly Problem[] {
	return item.rampSteps.flatMap((step, at) =>
		step.MW <= item.capacityMW
			? []
			: [
					{
						path: `powerContracts[${index}].rampSteps[${at}].MW`,
						message: `expected at most the capacity, ${item.capacityMW} MW`,
						mend: 'Lower the step or raise the capacity.',
					},
				],
	)
}

/** What the registry says a contract of its kind must have. */
function neededProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	const traits = traitsOf('powerContracts', item.kind, draft.catalogue.powerContractTypes)
	const written: Readonly<Record<string, unknown>> = item
	return fieldsOf('powerContracts').flatMap((facts) =>
		facts.neededFor === null || !isNeeded(facts, traits) || written[facts.name] !== null
			? []
			: [
					{
						path: `powerContracts[${index}].${facts.name}`,
						message: `required for the kind ${kind?.name ?? item.kind}`,
						mend: `Give ${facts.label.toLowerCase()}: ${facts.help.charAt(0).toLowerCase()}${facts.help.slice(1)}`,
					},
				],
	)
}

/** Four island regions publish no price: a grid contract there states its own. */
function priceProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	const site = draft.entries.sites.find(({ item: { id } }) => id === item.siteId)
	const region = draft.catalogue.gridRegions.find(({ id }) => id === site?.item.gridRegion)
	if (kind?.role !== 'import' || !region || item.energyPriceUsdPerMWh !== null) return []
	if (region.industrialPriceUsdPerMWh !== null || region.wholesalePriceUsdPerMWh !== null) return []
	const path = `powerContracts[${index}].energyPriceUsdPerMWh`
	return [{ path, message: `required: no price of ${region.name} is published`, mend: 'Give the price of a MWh.' }]
}

function contractProblems(entry: Entry<PowerContract>, draft: Draft, kinds: ReadonlySet<string>): readonly Problem[] {
	const { item, index } = entry
	const path = `powerContracts[${index}]`
	return [
		...missing({ ...SITE, path: `${path}.siteId`, key: item.siteId, known: draft.ids.sites }),
		...missing({
			path: `${path}.kind`,
			key: item.kind,
			known: kinds,
			noun: 'a kind of power contract',
			see: 'See `strata catalogue powerContractTypes`.',
		}),
		...neededProblems(entry, draft),
		...rampSize(entry),
		...rampOrder(entry),
		...priceProblems(entry, draft),
	]
}

/** Halls that would each wait for another of the same circle. */
function circleFrom(start: BuildPhase, phases: ReadonlyMap<string, BuildPhase>): readonly string[] | null {
	const seen = [start.id]
	for (let next = start.startsAfter; next !== null; next = phases.get(next)?.startsAfter ?? null) {
		if (next === start.id) return seen
		if (seen.includes(next)) return null
		seen.push(next)
	}
	return null
}

function phaseProblems(entry: Entry<BuildPhase>, draft: Draft): readonly Problem[] {
	const { item, index } = entry
	const path = `buildPhases[${index}]`
	const other =
		item.startsAfter === null
			? undefined
			: draft.entries.buildPhases.find(({ item: phase }) => phase.id === item.startsAfter)
	const noTime = item.durationMonths < 1 && item.scope !== 'existing'
	return [
		...missing({ ...SITE, path: `${path}.siteId`, key: item.siteId, known: draft.ids.sites }),
		...missing({
			path: `${path}.startsAfter`,
			key: item.startsAfter,
			known: draft.ids.buildPhases,
			noun: 'a hall of this plan',
			see: 'Name another hall by id.',
		}),
		...missing({
			path: `${path}.cooling`,
			key: item.cooling,
			known: keysOf(draft.catalogue.coolingTechnologies, draft.writtenRows.get('coolingTechnologies')),
			noun: 'a cooling technology',
			see: 'See `strata catalogue coolingTechnologies`.',
		}),
		...missing({
			path: `${path}.redundancy`,
			key: item.redundancy,
			known: keysOf(draft.catalogue.redundancyTopologies, undefined),
			noun: 'a redundancy topology',
			see: 'See `strata catalogue redundancyTopologies`.',
		}),
		...(noTime
			? [{ path: `${path}.durationMonths`, message: 'expected 1 to 240', mend: 'Only an existing hall takes no time.' }]
			: []),
		...(other && other.item.siteId !== item.siteId
			? [
					{
						path: `${path}.startsAfter`,
						message: `hall "${other.item.id}" stands at another site`,
						mend: 'Name a hall of the same site.',
					},
				]
			: []),
		...procurementProblems(entry, draft),
	]
}

function procurementProblems({ item, index }: Entry<BuildPhase>, draft: Draft): readonly Problem[] {
	const known = keysOf(draft.catalogue.equipment, undefined)
	return item.procurement.flatMap((row, at) => {
		const path = `buildPhases[${index}].procurement[${at}]`
		const early = row.deliveryMonth !== null && row.deliveryMonth < row.orderMonth
		return [
			...missing({
				path: `${path}.item`,
				key: row.item,
				known,
				noun: 'an item of equipment',
				see: 'See `strata catalogue equipment`.',
			}),
			...(early
				? [
						{
							path: `${path}.deliveryMonth`,
							message: `expected ${row.orderMonth} or later`,
							mend: 'Nothing arrives before it is ordered.',
						},
					]
				: []),
		]
	})
}

function circles(draft: Draft): readonly Problem[] {
	const phases = new Map(draft.entries.buildPhases.map(({ item }) => [item.id, item]))
	const told = new Set<string>()
	return draft.entries.buildPhases.flatMap(({ item, index }) => {
		const circle = told.has(item.id) ? null : circleFrom(item, phases)
		if (!circle) return []
		for (const id of circle) told.add(id)
		return [
			{
				path: `buildPhases[${index}].startsAfter`,
				message: `the halls ${circle.join(', ')} wait for each other`,
				mend: 'Let one of them start on its own month.',
			},
		]
	})
}

/** Contracts, halls and orders: keys exist, months follow each other, no circle of waiting. */
export function checkSupply(draft: Draft): readonly Problem[] {
	const kinds = keysOf(draft.catalogue.powerContractTypes, draft.writtenRows.get('powerContractTypes'))
	return [
		...draft.entries.powerContracts.flatMap((entry) => contractProblems(entry, draft, kinds)),
		...draft.entries.buildPhases.flatMap((entry) => phaseProblems(entry, draft)),
		...circles(draft),
		...checkOrders(draft),
	]
}
