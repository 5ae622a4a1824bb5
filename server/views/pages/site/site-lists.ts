import { fieldFacts } from '#shared/fields/registry.ts'
import { fieldHead, headOf } from '../../tables/head-of.ts'
import { unlessEmpty } from '../../tables/list-entry.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'
import { WARNINGS, warningSentences } from '../../messages/warnings.ts'
import type { FigureTable, NamedList } from '../layer-page.ts'
import { rowsOf } from './sites-view.ts'
import type { AtSite } from './at-site.ts'
import { moneyOf } from '#shared/units/money.ts'

/** Which rows of the catalogue stand for the place. */
export function placeList({ plan, result, site }: AtSite): NamedList | null {
	return unlessEmpty({
		title: 'Local data used',
		sub: 'The nearest reference row, or the one set for the site',
		entries: rowsOf({ plan, result, site }).map(({ field, label, text, far }) => ({
			key: field,
			status: far ? 'tight' : null,
			statusText: 'Far',
			title: label,
			note: text,
			value: '',
			open: null,
		})),
	})
}

/** Where the work on a hall stands in a month. */
function standsIn(period: string, hall: PlanResult['schedule'][string] | undefined): string {
	if (hall === undefined || hall.start > period) return 'not started'
	return hall.finish !== null && hall.finish < period ? 'ready' : 'under construction'
}

const lateText = (late: number) =>
	late === 0 ? 'on time' : late > 0 ? counted(late, 'month') : `${counted(-late, 'month')} early`
const DATES = ['schedule.start', 'schedule.plannedFinish', 'schedule.finish'] as const

/** Planned and levelled end of every hall; null without halls. */
export function hallDates({ plan, whole, figures: { figure }, period }: AtSite): FigureTable | null {
	if (plan.buildPhases.length === 0) return null
	return {
		title: 'Hall dates',
		sub: 'Planned and resource-leveled',
		heads: [
			fieldFacts('buildPhases', 'name').label,
			fieldHead(fieldFacts('buildPhases', 'itMW')),
			...DATES.map(headOf),
			headOf('schedule.delayMonths'),
			...(period === null ? [] : [shortMonth(period)]),
		],
		rows: plan.buildPhases.map(({ id, name, itMW }) => {
			const of = `phase:${id}`
			return {
				key: id,
				name: name ?? id,
				figures: [
					megawatts(itMW),
					...DATES.map((key) => figure(key, { of })),
					figure('schedule.delayMonths', { of, as: lateText }),
					...(period === null ? [] : [standsIn(period, whole.result.schedule[of])]),
				],
			}
		}),
	}
}

/** `powerContracts[3].capacityMW` names the list and the entry. */
function siteOfPath(plan: PlanFile, path: string): string | null {
	const [, list, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? []
	const at = Number(index)
	if (list === 'sites') return plan.sites[at]?.id ?? null
	if (list === 'powerContracts' || list === 'buildPhases' || list === 'chipOrders')
		return plan[list][at]?.siteId ?? null
	return null
}

const TOUCHES = {
	work: { status: 'failing', statusText: 'Work' },
	dates: { status: 'tight', statusText: 'Dates' },
	figures: { status: null, statusText: 'Figures' },
} as const
const GRAVEST = ['work', 'dates', 'figures'] as const

/** What is contradictory or doubtful about the site, its contracts, halls and chips, the gravest first; null where nothing is. */
export function riskList({ whole: { plan, result }, site }: AtSite): NamedList | null {
	const found = result.warnings
		.filter(({ path }) => siteOfPath(plan, path) === site.id)
		.map((warning, index) => ({ warning, index, touches: WARNINGS[warning.code].touches }))
		.toSorted((a, b) => GRAVEST.indexOf(a.touches) - GRAVEST.indexOf(b.touches))
	if (found.length === 0) return null
	return {
		title: 'Warnings for this site',
		sub: 'With the fix for each',
		entries: found.map(({ warning, index, touches }) => {
			const { text, mend } = warningSentences(warning, moneyOf(plan))
			return {
				key: `${warning.path} ${warning.code} ${String(index)}`,
				...TOUCHES[touches],
				...{ title: text, note: mend, value: '', open: null },
			}
		}),
	}
}
