import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { FIRST_ON_SITE } from '#shared/catalogue/hall-steps.ts'
import { entry as of } from '../cells.ts'
import { plannedNetwork, type PlannedNetwork } from './planned-network.ts'
import type { Hall, LabourRows, MonthIndex } from './types.ts'

/** A hall's network with dates stated for some of its steps, beside the one it would have without. */
export type MovedSteps = {
	/** the hall's own start: its packages' windows lie from here where no step moves */
	readonly base: MonthIndex
	readonly usual: PlannedNetwork
	readonly stated: PlannedNetwork
}
/** Planned dates of a hall; `moved` is null where the plan dates no step of it. */
export type HallDates = { readonly start: MonthIndex; readonly finish: MonthIndex; readonly moved: MovedSteps | null }

const ROUNDING = 1e-9
const FITTED_OUT = 'it_fitout'
const ALL_OF_IT = [FIRST_ON_SITE, FITTED_OUT] as const
/** The steps that a package begins and ends with. */
export const STEPS_OF_PACKAGE: Readonly<Record<string, readonly [first: string, last: string]>> = {
	site_civil: [FIRST_ON_SITE, FIRST_ON_SITE],
	foundations: [FIRST_ON_SITE, FIRST_ON_SITE],
	shell_steel: ['shell', 'shell'],
	envelope_interiors: ['shell', FITTED_OUT],
	substation_mv: ['substation', 'substation'],
	elec_distribution: ALL_OF_IT,
	mech_distribution: ['mep_rough', 'cx_l5'],
	fire_life_safety: ['mep_rough', 'cx_l5'],
	network_pathways: ['mep_rough', FITTED_OUT],
	elec_gear: ['equipment_set', 'cx_l5'],
	mech_plant: ['equipment_set', 'cx_l5'],
	commissioning: ['cx_l3', 'cx_l5'],
	network_backbone: [FITTED_OUT, FITTED_OUT],
	rack_install: [FITTED_OUT, FITTED_OUT],
	cluster_bringup: [FITTED_OUT, FITTED_OUT],
}

/** A hall's first and last month of work, from the month it may start in. Stated steps move both. Rules S1, S9. */
export function hallDates(hall: Hall, base: MonthIndex, { steps }: Pick<LabourRows, 'steps'>): HallDates {
	const months = hall.scope === 'existing' ? 0 : hall.durationMonths
	if (hall.dated.length === 0 || hall.scope === 'existing')
		return { start: base, finish: base + months - 1, moved: null }
	const ask = { steps, scope: hall.scope, startMonth: base, durationMonths: months }
	const moved = { base, usual: plannedNetwork(ask), stated: plannedNetwork({ ...ask, dated: hall.dated }) }
	const start = Math.floor(of(moved.stated.starts, FIRST_ON_SITE) + ROUNDING)
	return { start, finish: Math.max(start, Math.ceil(moved.stated.finish - ROUNDING) - 1), moved }
}

export type Window = { readonly start: number; readonly end: number }
type Timed = Pick<WorkPackage, 'id' | 'windowStart' | 'windowEnd'>

/**
 * When a package of a hall is worked on: its share of the hall's months, and with the steps that the plan dates. What lies
 * within a step is stretched with it, what lies before or behind it is moved along. Rule S3.
 */
export function packageWindow(
	row: Timed,
	{ base, months, moved }: { readonly base: MonthIndex; readonly months: number; readonly moved: MovedSteps | null },
): Window {
	const start = base + months * row.windowStart
	const end = base + months * row.windowEnd
	if (moved === null) return { start, end }
	const [first, last] = STEPS_OF_PACKAGE[row.id] ?? ALL_OF_IT
	const from = movedWith(start, first, moved)
	// Steps stated against their order may leave a package no time; it takes at least the month it is done in.
	return { start: from, end: Math.max(movedWith(end, last, moved), from + Math.min(1, end - start)) }
}

/** Where a month comes to lie as a step moves. */
function movedWith(month: number, step: string, { usual, stated }: MovedSteps): number {
	const [was, is] = [spanIn(usual, step), spanIn(stated, step)]
	if (month <= was.start) return month + is.start - was.start
	if (month >= was.end) return month + is.end - was.end
	return is.start + ((month - was.start) / (was.end - was.start)) * (is.end - is.start)
}

function spanIn({ spans, starts }: PlannedNetwork, step: string): Window {
	const start = of(starts, step)
	return { start, end: start + (spans.find((span) => span.step.id === step)?.months ?? 0) }
}
