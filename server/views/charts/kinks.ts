import type { ChartEvent } from '#shared/charts/months/events.ts'
import { lettersIn } from '#shared/charts/letters.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { BuildoutLayer, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { listed } from '../messages/counts.ts'

type Kinked = {
	readonly plan: PlanFile
	readonly result: Pick<PlanResult, 'contracts' | 'schedule' | 'months' | 'sites'>
}
type KinksLine = {
	readonly values: readonly number[]
	/** the figure of the line: what is under the pointer opens that of its month; left out where the line is none */
	readonly opens?: Pick<WhyTarget, 'quantity' | 'scope'>
	/** a line of one layer; left out: of all, each step by the layer that carried least */
	readonly layer?: BuildoutLayer
}
type Happening = { readonly name: string; readonly what: string }

/** Of the most a line reaches: a step that is less is no kink. */
const LEAST_STEP = 0.02

/** What makes a line step, by the plan’s own names: contracts that start, halls that are ready, chips that are delivered, what ends. */
export function kinksOf(of: Kinked, { values, opens, layer }: KinksLine): readonly ChartEvent[] {
	if (opens === undefined) return []
	const { quantity, scope } = opens
	const [, siteId] = /^site:(.*)$/.exec(scope) ?? []
	const least = LEAST_STEP * Math.max(0, ...values)
	const steps = values.flatMap((value, index): readonly ChartEvent[] => {
		const step = value - (values[index - 1] ?? value)
		const month = of.result.months[index] ?? ''
		if (Math.abs(step) < least || step === 0) return []
		const happening =
			layer === undefined ? bySite(of, index, step) : inLayer(of, { layer, index, rises: step > 0, siteId })
		const [first] = happening
		if (first === undefined) return []
		const all = happening.map(({ name, what }) => `${name} ${what}`)
		return [
			{
				...{ index, value, size: Math.abs(step) },
				text: inShort(happening),
				says: `${longMonth(month)}: ${listed(all)}`,
				why: { quantity, scope, month },
			},
		]
	})
	const largest = new Map(steps.toSorted((one, other) => one.size - other.size).map((step) => [step.text, step.index]))
	return steps.map((step) => (largest.get(step.text) === step.index ? step : { ...step, text: '' }))
}

/** A longer name is read out and not written: cut, it would be nobody’s. */
const MOST_LETTERS = 30

/** «Hall 5 ready», of several «Hall 5 +2 more»; empty where the name is long. */
export function inShort([first, ...others]: readonly Happening[]): string {
	if (first === undefined) return ''
	const text = `${first.name} ${others.length > 0 ? `+${String(others.length)} more` : first.what}`
	return lettersIn(text) <= MOST_LETTERS ? text : ''
}

const SUPPLY = { energy: 'fedItMW', infrastructure: 'housedItMW', chips: 'filledItMW' } as const
const LAYERS_BUILT = ['energy', 'infrastructure', 'chips'] as const

/** At each site whose delivered capacity steps the same way, of the layer that carried least: before a rise, after a fall. */
function bySite(of: Kinked, index: number, step: number): readonly Happening[] {
	return Object.entries(of.result.sites).flatMap(([siteId, site]) => {
		const own = (site.deliveredItMW[index] ?? 0) - (site.deliveredItMW[index - 1] ?? 0)
		if (own * step <= 0) return []
		const at = step > 0 ? index - 1 : index
		const [layer] = LAYERS_BUILT.toSorted((one, other) => (site[SUPPLY[one]][at] ?? 0) - (site[SUPPLY[other]][at] ?? 0))
		return layer === undefined ? [] : inLayer(of, { layer, index, rises: step > 0, siteId })
	})
}

type LayerAsk = {
	readonly layer: BuildoutLayer
	readonly index: number
	readonly rises: boolean
	/** left out: of all */
	readonly siteId?: string | undefined
}

function inLayer(of: Kinked, ask: LayerAsk): readonly Happening[] {
	switch (ask.layer) {
		case 'energy':
			return inContracts(of, ask)
		case 'infrastructure':
			return inHalls(of, ask)
		case 'chips':
			return inOrders(of, ask)
	}
}

const isAt = ({ siteId }: LayerAsk, row: { readonly siteId: string }) => siteId === undefined || row.siteId === siteId
const named = ({ id, name }: { readonly id: string; readonly name?: string | null }) => name || id

/** The largest first. */
function inContracts({ plan, result }: Kinked, ask: LayerAsk): readonly Happening[] {
	return plan.powerContracts
		.flatMap((contract) => {
			const { firmMW = [], rampedMW = [] } = result.contracts[contract.id] ?? {}
			const stepOf = (values: readonly number[]) => (values[ask.index] ?? 0) - (values[ask.index - 1] ?? 0)
			// What is firm of sun and batteries goes with the season too, and of much that ramps up nothing is firm.
			const [before, now] = [rampedMW[ask.index - 1] ?? 0, rampedMW[ask.index] ?? 0]
			const firm = stepOf(firmMW)
			if (!isAt(ask, contract) || (ask.rises ? now <= before || firm <= 0 : now >= before || firm >= 0)) return []
			const what = !ask.rises ? (now > 0 ? 'steps down' : 'ends') : before > 0 ? 'ramps up' : 'starts'
			return [{ name: named(contract), what, size: Math.abs(firm) }]
		})
		.toSorted((one, other) => other.size - one.size)
}

function inHalls({ plan, result }: Kinked, ask: LayerAsk): readonly Happening[] {
	if (!ask.rises) return []
	return plan.buildPhases.flatMap((hall) => {
		const finish = result.schedule[`phase:${hall.id}`]?.finish ?? null
		const isReady = finish !== null && addMonths(finish, 1) === result.months[ask.index]
		return isAt(ask, hall) && isReady ? [{ name: named(hall), what: 'ready' }] : []
	})
}

/** Racks are delivered over months and at work after their ramp. */
const RAMP_MONTHS = 2

const { default: usualLife } = fieldFacts('chipOrders', 'retireAfterMonths')
const LIFE = Number(usualLife)

/** In the months in which what came in its first months has had its service life. */
function leaves(start: string, { month, life }: { readonly month: string; readonly life: number }): boolean {
	const retires = addMonths(start, life)
	return month >= retires && month <= addMonths(retires, RAMP_MONTHS)
}

function inOrders({ plan, result }: Kinked, ask: LayerAsk): readonly Happening[] {
	const month = result.months[ask.index] ?? ''
	return plan.chipOrders.flatMap((order): readonly Happening[] => {
		const entry = result.schedule[`order:${order.id}`]
		if (!isAt(ask, order) || entry === undefined) return []
		if (!ask.rises)
			return leaves(entry.start, { month, life: order.retireAfterMonths ?? LIFE })
				? [{ name: named(order), what: 'retires' }]
				: []
		const last = addMonths(entry.finish ?? month, RAMP_MONTHS)
		return month >= entry.start && month <= last ? [{ name: named(order), what: 'delivered' }] : []
	})
}
