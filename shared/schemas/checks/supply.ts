import { isNeeded, traitsOf } from '#shared/fields/kinds.ts'
import { fieldFacts, fieldsOf } from '#shared/fields/registry.ts'
import { formatMonth } from '#shared/units/format.ts'
import type { BuildPhase, PowerContract } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { checkOrders } from './orders.ts'
import { hasStep, PROCUREMENT_STEP, stepsOnSite } from '#shared/catalogue/hall-steps.ts'

/** Steps that a hall dates by hand: each once, of those it works through, and none on site before the hall itself. */
function stepProblems({ item, index }: Entry<BuildPhase>, { catalogue }: Draft): readonly Problem[] {
	const onSite = stepsOnSite(catalogue.constructionPhases)
	const scope = item.scope ?? 'greenfield'
	return item.steps.flatMap(({ step, startMonth, durationMonths }, at) => {
		const path = `buildPhases[${index}].steps[${at}]`
		return [
			...problemIf(item.steps.findIndex((other) => other.step === step) < at, {
				path: `${path}.step`,
				message: 'this step is dated twice',
				mend: 'Keep one row of each step of a hall.',
			}),
			...problemIf(step === PROCUREMENT_STEP, {
				path: `${path}.step`,
				message: 'procurement follows what is bought',
				mend: 'State the purchase itself, with its order and its delivery.',
			}),
			...problemIf(!hasStep(scope, step), {
				path: `${path}.step`,
				message: 'this hall has that step behind it',
				mend: 'Leave the step out, or change the scope of the hall.',
			}),
			...problemIf(startMonth === null && durationMonths === null, {
				path: `${path}.startMonth`,
				message: 'expected a start or a duration',
				mend: 'A step without either follows the network: leave it out.',
			}),
			...problemIf(startMonth !== null && onSite.has(step) && startMonth < item.startMonth, {
				path: `${path}.startMonth`,
				message: `expected ${formatMonth(item.startMonth, 'long')} or later`,
				mend: 'The hall starts then. Move the hall, or the step.',
			}),
		]
	})
}

function rampOrder({ item, index }: Entry<PowerContract>): readonly Problem[] {
	return item.rampSteps.flatMap((step, at) => {
		const before = item.rampSteps[at - 1]
		if (!before || before.month < step.month) return []
		return [
			{
				path: `powerContracts[${index}].rampSteps[${at}].month`,
				message: `expected a month after ${formatMonth(before.month, 'long')}`,
				mend: 'List the steps in order.',
			},
		]
	})
}

/** A ramp leads to the capacity, not beyond it. */
function rampSize({ item, index }: Entry<PowerContract>): readonly Problem[] {
	return item.rampSteps.flatMap((step, at) =>
		problemIf(step.MW > item.capacityMW, {
			path: `powerContracts[${index}].rampSteps[${at}].MW`,
			message: `expected at most the capacity, ${item.capacityMW} MW`,
			mend: 'Lower the step or raise the capacity.',
		}),
	)
}

/** Only a utility has a minimum bill; its steps follow one another, none above the contract. */
function billSteps({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	// A kind that does not exist is told as such.
	if (kind !== undefined && kind.role !== 'import' && item.minimumBillSteps.length > 0) {
		return [
			{
				path: `powerContracts[${index}].minimumBillSteps`,
				message: 'a minimum bill is of a utility contract',
				mend: 'Remove the steps, or give them to the utility’s contract.',
			},
		]
	}
	return item.minimumBillSteps.flatMap((step, at) => {
		const before = item.minimumBillSteps[at - 1]
		const path = `powerContracts[${index}].minimumBillSteps[${at}]`
		return [
			...problemIf(before !== undefined && before.month >= step.month, {
				path: `${path}.month`,
				message: `expected a month after ${formatMonth(before?.month ?? step.month, 'long')}`,
				mend: 'List the steps in order.',
			}),
			...problemIf((step.demandMW ?? 0) > item.capacityMW, {
				path: `${path}.demandMW`,
				message: `expected at most the capacity, ${item.capacityMW} MW`,
				mend: 'Lower the step or raise the capacity.',
			}),
		]
	})
}

/** Only service over the grid has a tariff; an hour begins before it ends. */
function tariffProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	const path = `powerContracts[${index}].tariff`
	if (kind !== undefined && kind.role !== 'import' && item.tariff.length > 0) {
		return [
			{
				path,
				message: 'a tariff by hour is of a utility contract',
				mend: 'Remove its rows, or give them to the utility’s contract.',
			},
		]
	}
	return item.tariff.flatMap(({ fromHour, toHour }, at) =>
		problemIf(fromHour >= toHour, {
			path: `${path}[${at}].toHour`,
			message: `expected an hour after ${fromHour}`,
			mend: 'A night is two rows: to 24, and from 0.',
		}),
	)
}

/** Nobody leaves what has not begun. */
function exitProblems({ item, index }: Entry<PowerContract>): readonly Problem[] {
	return problemIf(item.exitMonth !== null && item.exitMonth <= item.startMonth, {
		path: `powerContracts[${index}].exitMonth`,
		message: `expected a month after the start, ${formatMonth(item.startMonth, 'long')}`,
		mend: 'Move it behind the start, or remove the contract.',
	})
}

/** Nothing is returned before it is posted, which is in the month the contract starts where none is stated. */
function collateralProblems({ item, index }: Entry<PowerContract>): readonly Problem[] {
	const { collateralMonth, collateralReleaseMonth: returned } = item
	const posted = collateralMonth ?? item.startMonth
	const label = (field: string) => fieldFacts('powerContracts', field).label
	return problemIf(returned !== null && item.collateralUsd !== null && returned < posted, {
		path: `powerContracts[${index}].collateralReleaseMonth`,
		message: `expected ${formatMonth(posted, 'long')}, the month of “${label(collateralMonth === null ? 'startMonth' : 'collateralMonth')}”, or later`,
		mend: 'Move one of the two, or leave the return out.',
	})
}

/** A utility grants capacity to what stands at the same site. */
function creditProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	if (item.accreditedBy === null) return []
	const by = draft.entries.powerContracts.find(({ item: { id } }) => id === item.accreditedBy)?.item
	const path = `powerContracts[${index}].accreditedBy`
	const grants = draft.catalogue.powerContractTypes.find(({ id }) => id === by?.kind)
	const isUtility = grants?.role === 'import' && grants.firmRule === 'share'
	return [
		// One that does not exist, or cannot be read, is told as such.
		...problemIf(by !== undefined && grants !== undefined && (by.siteId !== item.siteId || !isUtility), {
			path,
			message: 'expected firm utility service or a bridge of the same site',
			mend: 'Name the utility’s contract of that site, or leave it out.',
		}),
	]
}

/** What the registry says a contract of its kind must have. */
function neededProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	const traits = traitsOf('powerContracts', item.kind, draft.catalogue.powerContractTypes)
	const written: Readonly<Record<string, unknown>> = item
	return fieldsOf('powerContracts')
		.filter((facts) => facts.neededFor !== null && isNeeded(facts, traits) && written[facts.name] === null)
		.map(({ name, label, help }) => ({
			path: `powerContracts[${index}].${name}`,
			message: `required for the kind ${kind?.name ?? item.kind}`,
			mend: `Give ${label.toLowerCase()}: ${help.charAt(0).toLowerCase()}${help.slice(1)}`,
		}))
}

/** The capital of another party’s turbines must be in a price, and no kind of gas has one. */
function ownerProblems({ item, index }: Entry<PowerContract>, draft: Draft): readonly Problem[] {
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === item.kind)
	const unpriced = item.energyPriceUsdPerMWh === null && kind?.energyPriceUsdPerMWh === null
	return problemIf(item.ownership === 'third_party' && kind?.role === 'onsite_combustion' && unpriced, {
		path: `powerContracts[${index}].energyPriceUsdPerMWh`,
		message: 'required for a plant of another party',
		mend: 'State the price of its energy: its capital must be in it.',
	})
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
	return [
		...problemIf(item.durationMonths !== null && item.durationMonths < 1 && item.scope !== 'existing', {
			path: `${path}.durationMonths`,
			message: 'expected 1 to 240',
			mend: 'Only an existing hall takes no time.',
		}),
		...problemIf(other !== undefined && other.item.siteId !== item.siteId, {
			path: `${path}.startsAfter`,
			message: `hall "${item.startsAfter ?? ''}" is at another site`,
			mend: 'Name a hall of the same site.',
		}),
		...item.procurement.flatMap((row, at) =>
			problemIf(row.deliveryMonth !== null && row.orderMonth !== null && row.deliveryMonth < row.orderMonth, {
				path: `${path}.procurement[${at}].deliveryMonth`,
				message: `expected ${formatMonth(row.orderMonth ?? '', 'long')} or later`,
				mend: 'Nothing arrives before it is ordered.',
			}),
		),
	]
}

function circles(draft: Draft): readonly Problem[] {
	const phases = new Map(draft.entries.buildPhases.map(({ item }) => [item.id, item]))
	const reported = new Set<string>()
	return draft.entries.buildPhases.flatMap(({ item, index }) => {
		const circle = reported.has(item.id) ? null : circleFrom(item, phases)
		if (!circle) return []
		for (const id of circle) reported.add(id)
		return [
			{
				path: `buildPhases[${index}].startsAfter`,
				message:
					circle.length === 1 ? 'a hall cannot wait for itself' : `the halls ${circle.join(', ')} wait for each other`,
				mend: circle.length === 1 ? 'Name another hall, or none.' : 'Let one of them start on its own month.',
			},
		]
	})
}

/** Contracts, halls and orders: what their kind needs is there, months follow each other, no circle of waiting. */
export function checkSupply(draft: Draft): readonly Problem[] {
	return [
		...draft.entries.powerContracts.flatMap((entry) => [
			...neededProblems(entry, draft),
			...rampSize(entry),
			...rampOrder(entry),
			...exitProblems(entry),
			...collateralProblems(entry),
			...billSteps(entry, draft),
			...tariffProblems(entry, draft),
			...ownerProblems(entry, draft),
			...creditProblems(entry, draft),
		]),
		...draft.entries.buildPhases.flatMap((entry) => [...phaseProblems(entry, draft), ...stepProblems(entry, draft)]),
		...circles(draft),
		...checkOrders(draft),
	]
}
