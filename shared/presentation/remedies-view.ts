import type { LabourQuestion, LabourRemedy, PlanChange, PlanRemedies, Remedy, Shortfall } from '#shared/remedies.ts'
import type { Layer } from '#shared/result.ts'
import { labourTitle, remedyTitle } from './remedy-words.ts'
import { compact, count, delta, megawatts, percent, usd } from './wording/figures.ts'
import { counted, countInWords, longMonth, sentenceCase, spanOfMonths } from './wording/months.ts'
import { LAYER_NAMES, layerBinds, tradeName } from './wording/names.ts'

export type RemedyLine = {
	readonly key: string
	readonly layer: Layer
	/** «Bring Utility, phase 1 forward by four months, to March 2026» */
	readonly title: string
	/** what it clears, gives back, and what binds next */
	readonly note: string
	/** «+$2.1 M» over the plan; «same» */
	readonly cost: string
	readonly clears: boolean
	/** what is sent when the change is tried; null where there is nothing to try */
	readonly change: PlanChange | null
}

export type ShortfallView = {
	readonly key: string
	readonly layer: Layer
	/** «Energy, April to November 2026» */
	readonly title: string
	/** why it is short, and how far single changes go */
	readonly lede: string
	readonly lines: readonly RemedyLine[]
}

export type LabourView = { readonly title: string; readonly lede: string; readonly lines: readonly RemedyLine[] }

export type RemediesView = {
	readonly shortfalls: readonly ShortfallView[]
	/** runs of months not looked at; null where all were */
	readonly more: string | null
	/** said where nothing is short */
	readonly empty: string | null
	readonly labour: LabourView | null
}

const span = (first: string, last: string): string => (first === last ? longMonth(first) : spanOfMonths(first, last))

/** Money over the plan's months: capex and opex together. */
export function costText(value: number): string {
	return delta(value, usd)
}

function clearsText(
	{ clears, monthsCleared, gapClosed }: Remedy,
	{ firstMonth, lastMonth, months }: Shortfall,
): string {
	if (clears) return `Clears ${span(firstMonth, lastMonth)}`
	const gap = `closes ${percent(gapClosed)} of the gap`
	return monthsCleared === 0
		? sentenceCase(gap)
		: `Clears ${countInWords(monthsCleared)} of ${counted(months, 'month')}, ${gap}`
}

function regainedText({ acceleratorMonths, itMWMonths }: Remedy): string | null {
	const regained = [
		...(acceleratorMonths >= 1 ? [`${compact(acceleratorMonths)} accelerator-months`] : []),
		...(itMWMonths >= 1 ? [`${megawatts(Math.round(itMWMonths))} MW-months`] : []),
	]
	return regained.length === 0 ? null : `regains ${regained.join(' and ')}`
}

function nextText({ next, clears }: Remedy, layer: Layer): string | null {
	if (!clears || next === null || next === layer) return null
	return next === 'applications' ? null : `then ${layerBinds(next)}`
}

/** What is brought forward may be paid before the plan begins, where nothing is counted: then the saving is none. */
function uncountedText({ lever, capexUsd }: Remedy): string | null {
	const forward = lever === 'contract_start' || lever === 'order_month' || lever === 'order_lead'
	return forward && capexUsd < -1 ? `${usd(-capexUsd)} of capex falls before the plan’s first month, uncounted` : null
}

function lineOf(remedy: Remedy, shortfall: Shortfall): RemedyLine {
	const parts = [
		clearsText(remedy, shortfall),
		regainedText(remedy),
		nextText(remedy, shortfall.layer),
		uncountedText(remedy),
		remedy.shortMonths > 0 ? `leaves ${counted(remedy.shortMonths, 'more month')} short elsewhere` : null,
	]
	return {
		key: `${shortfall.firstMonth} ${JSON.stringify(remedy.change)}`,
		layer: remedy.layer,
		title: remedyTitle(remedy),
		note: `${parts.filter((part) => part !== null).join('; ')}.`,
		cost: costText(remedy.capexUsd + remedy.opexUsd),
		clears: remedy.clears,
		change: remedy.change,
	}
}

function reachText({ remedies, months }: Shortfall): string {
	const [best] = remedies
	if (best === undefined) return 'No single change of a contract, hall, order, crew or date moves it.'
	if (best.clears) return 'Smallest single changes that clear it:'
	const most = Math.max(...remedies.map(({ monthsCleared }) => monthsCleared))
	return most === 0
		? 'No single change clears a month of it; these come nearest:'
		: `No single change clears it; the best clears ${countInWords(most)} of ${counted(months, 'month')}:`
}

function shortfallView(shortfall: Shortfall): ShortfallView {
	const { layer, firstMonth, lastMonth, cause, remedies } = shortfall
	return {
		key: `${layer} ${firstMonth}`,
		layer,
		title: `${LAYER_NAMES[layer]}, ${span(firstMonth, lastMonth)}`,
		lede: [cause?.text, reachText(shortfall)].filter((text) => text !== undefined).join(' '),
		lines: remedies.map((remedy) => lineOf(remedy, shortfall)),
	}
}

const WAYS: Readonly<Record<LabourRemedy['kind'], { readonly name: string; readonly nothing: string }>> = {
	travellers: { name: 'More travellers', nothing: 'More travellers regain nothing: they are not what is missing.' },
	second_shift: { name: 'A second shift', nothing: 'A second shift regains nothing: the same hands work both.' },
	prefab: {
		name: 'More prefabrication',
		nothing: 'More prefabrication regains nothing within the share a shop can make.',
	},
	resequencing: { name: 'Another order of halls', nothing: 'Moving one hall’s start gives this one no hands sooner.' },
}

function labourLine(remedy: LabourRemedy, hall: string): RemedyLine {
	const title = labourTitle(remedy)
	const { name, nothing } = WAYS[remedy.kind]
	const back = remedy.monthsRegained > 0 ? `${hall} ${counted(remedy.monthsRegained, 'month')} sooner; ` : ''
	return {
		key: remedy.kind,
		layer: 'infrastructure',
		title: title === null ? name : `${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
		note:
			title === null ? nothing : sentenceCase(`${back}regains ${count(remedy.itMWMonthsRegained)} MW-months of halls.`),
		cost: title === null ? '' : costText(remedy.usd),
		clears: false,
		change: remedy.change,
	}
}

function labourView({ trade, hall, monthsLost, itMWMonthsLost, remedies }: LabourQuestion): LabourView {
	return {
		title: `Four ways out of the want of ${tradeName(trade)}`,
		lede: `${hall} loses ${counted(monthsLost, 'month')}, all halls ${count(itMWMonthsLost)} MW-months. Money: wages and per diem on site; camps and the shop’s price are not in it.`,
		lines: remedies.map((remedy) => labourLine(remedy, hall)),
	}
}

/** What would have to change, as lines a person can read and try. */
export function buildRemediesView({ asked, shortfalls, leftOut, labour }: PlanRemedies): RemediesView {
	const nothing = asked
		? 'Nothing is short: every layer covers what is asked of it.'
		: 'No workload asks for anything yet. Add one to see what would have to change.'
	return {
		shortfalls: shortfalls.map(shortfallView),
		more:
			leftOut === 0
				? null
				: `${sentenceCase(counted(leftOut, 'shorter run'))} of months ${leftOut === 1 ? 'is' : 'are'} not shown.`,
		empty: shortfalls.length === 0 ? nothing : null,
		labour: labour === null ? null : labourView(labour),
	}
}
