import { fieldFacts } from '#shared/fields/registry.ts'
import { UNITS } from '#shared/units/units.ts'
import { longMonth } from '#shared/formats/months.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { AlgorithmNode, Fact } from '../kernel/algorithm-node.ts'
import { defineOutput, type OutputNode, type QuantityNode } from '../kernel/quantity.ts'
import { tableOf } from '../kernel/scopes.ts'
import { hallOrderDelay } from '../equipment/lot-dates.ts'
import { contractStart } from '../layers/energy/contract-inputs.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { hallDuration, hallStart, plantLead } from '../schedule/phase-inputs.ts'
import { allThereAt, type ProgressName, progressFigures } from '../schedule/progress/progress-figures.ts'
import { readUntil } from '../schedule/progress/reports.ts'
import { orderDeliveryMonths, orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { fromReport } from '../sourced.ts'
import type { EngineModel } from '../world.ts'

const SOURCE = 'People, places and fleets, V'
const share = { kind: 'rate', unit: 'share' } as const
const ratio = { kind: 'rate', unit: 'ratio' } as const
const hours = { kind: 'amount', unit: 'labourHours' } as const
const month = { kind: 'when', unit: 'gridMonths', across: 'highest' } as const

const PROGRESS = {
	percentComplete: { ...share, symbol: 'pc', label: 'Share done, reported' },
	plannedShare: { ...share, symbol: 'C', label: 'Share done, planned at report date' },
	earnedHours: { ...hours, symbol: 'EV', label: 'Hours earned' },
	actualHours: { ...hours, symbol: 'AC', label: 'Hours worked, reported' },
	cpi: { ...ratio, symbol: 'CPI', label: 'CPI: hours earned per hour worked' },
	spi: { ...ratio, symbol: 'SPI', label: 'SPI: months earned per month passed' },
	remainingHours: { ...hours, symbol: 'H_left', label: 'Hours to go at the reported pace' },
	estimateAtCompletionHours: { ...hours, symbol: 'EAC', label: 'Hours at completion' },
	baselineStart: { ...month, symbol: 'm_base,0', label: 'First month without reports' },
	baselineFinish: { ...month, symbol: 'm_base', label: 'Last month without reports' },
	forecastFinish: { ...month, symbol: 'm_fc', label: 'Forecast last month' },
} as const satisfies Readonly<Record<ProgressName, object>>
const isName = (name: string): name is ProgressName => Object.hasOwn(PROGRESS, name)
const NAMES = Object.keys(PROGRESS).filter(isName)

type ScheduleProgressKind = {
	readonly scope: 'phase' | 'contract' | 'order'
	readonly name: string
	readonly what: string
}
type Inputs = Readonly<Record<string, QuantityNode>>

/** Earned value of one kind of item in the schedule. Rules pV1–pV6. */
function progressOf({ scope, name, what }: ScheduleProgressKind, inputs: Inputs): AlgorithmNode {
	const outputs = Object.fromEntries(
		NAMES.map((figure) => {
			const { label, ...row } = PROGRESS[figure]
			const meaning = { ...row, scope, per: 'horizon', rule: 'pV2', source: SOURCE, sparse: true } as const
			const key = `schedule.${scope}.progress.${figure}`
			return [figure, defineOutput({ ...meaning, key, label: `${label}: ${what}`, short: label })]
		}),
	)
	return defineAlgorithm<EngineModel, Inputs, Readonly<Record<string, OutputNode>>, null>({
		id: `schedule.read${name.charAt(0).toUpperCase()}${name.slice(1)}Progress`,
		label: `Progress of ${what}`,
		rule: 'pV2',
		method:
			'Earned hours = share done · planned hours (for an order, of the racks delivered). CPI = earned ÷ worked hours; SPI = months by which the plan has done as much ÷ months passed. Remaining work takes its hours ÷ CPI at pace SPI, both given less weight below 20% done and limited to 0.5–1.5. A hall that waits for unordered items finishes when they come.',
		after: [levelWork],
		inputs,
		outputs,
		run: ({ world, input, output, noteOf }) => {
			for (const column of Object.values(output)) column.fill(NaN)
			const schedule = noteOf(levelWork)
			const { ids } = tableOf(world, scope)
			const waitOf = (row: number) => input['waits']?.at(row, 0) ?? 0
			schedule.items.forEach((item, index) => {
				const row = item.kind === scope ? ids.indexOf(item.id) : -1
				if (row < 0) return
				const allThere = allThereAt(item.plannedFinish, waitOf(row))
				const figures = progressFigures(schedule, { item: index, allThere })
				for (const figure of NAMES) output[figure]?.fill(figures?.[figure] ?? NaN, row, row + 1)
			})
			return null
		},
		facts: (world, { index }) => reportFacts(world.model, `${scope}:${tableOf(world, scope).ids[index] ?? ''}`),
	})
}

const REPORTED = ['percentComplete', 'headcount', 'hoursToDate'] as const

/** What was reported of an item, month by month. */
function reportFacts(model: EngineModel, ref: string): readonly Fact[] {
	return readUntil(model, ref).flatMap((actual) =>
		REPORTED.flatMap((field): readonly Fact[] => {
			const value = actual[field]
			if (value === null) return []
			const { label, unit } = fieldFacts('actuals', field)
			const told = { label: `${label}, ${longMonth(actual.month)}`, unit: unit === null ? '' : UNITS[unit].label }
			return [
				{ id: `actuals.${field}.${actual.month}`, ...told, value, origin: fromReport(actual.index, field), parts: [] },
			]
		}),
	)
}

/** Earned value as the result tells it of halls, plants and orders. */
export const SCHEDULE_PROGRESS: readonly AlgorithmNode[] = [
	progressOf(
		{ scope: 'phase', name: 'hall', what: 'a hall' },
		{ start: hallStart, duration: hallDuration, waits: hallOrderDelay },
	),
	progressOf({ scope: 'contract', name: 'plant', what: 'an on-site plant' }, { start: contractStart, lead: plantLead }),
	progressOf(
		{ scope: 'order', name: 'order', what: 'a chip order' },
		{ delivery: orderFirstDelivery, over: orderDeliveryMonths },
	),
]
