import { KEYS, type ResultKey } from '#shared/document/keys.ts'
import { readResult } from '#shared/document/read-result.ts'
import type { FigureKey, FigureOptions, FigureSource } from '../figures/figure.ts'

/** A figure of a plan that a reader may choose: of a place, and where it has months of one of them or of all. */
export type PlanFigure = {
	/** `Served of what is asked for, lowest month`; no two of a plan are alike */
	readonly label: string
	readonly key: FigureKey
	readonly of: string
	readonly at?: Required<FigureOptions>['at']
}

const MONTHS = { all: 'all months', largest: 'highest month', least: 'lowest month', last: 'last month' } as const
type Which = keyof typeof MONTHS
const OF_KIND = {
	amount: ['all', 'largest'],
	state: ['largest', 'least', 'last'],
	rate: ['largest', 'least', 'last'],
	when: ['last'],
} as const satisfies Readonly<Record<string, readonly Which[]>>

/** What a plan is judged by, before all else. */
const FIRST: readonly FigureKey[] = ['shortfall.lostMWMonths', 'servedShare', 'finance.totals.capexUsd']
const FULL_POWER: PlanFigure = { label: 'Month of full power', key: 'fullPower', of: 'plan' }
export const COMMON_FIGURE = KEYS['shortfall.lostMWMonths'].label

const isKey = (name: string): name is ResultKey => name in KEYS
const ALL_KEYS = Object.keys(KEYS).filter(isKey)

function figuresAt({ result }: FigureSource, key: ResultKey, { of, name }: { of: string; name: string }) {
	const values = readResult(result, key, of)
	if (values === undefined || values === null) return []
	const { label, per, kind } = KEYS[key]
	const words = name === '' ? label : `${name}: ${label}`
	if (per === 'horizon' || typeof values === 'number') return [{ label: words, key, of }]
	return OF_KIND[kind].map((at): PlanFigure => ({ label: `${words}, ${MONTHS[at]}`, key, of, at }))
}

/** The figures of the whole plan, of each site, and when each thing of its schedule is finished. */
export function planFigures(source: FigureSource): readonly PlanFigure[] {
	const { plan, result } = source
	const ofPlan = ALL_KEYS.filter((key) => KEYS[key].scope === 'plan')
	const first = ofPlan.toSorted((one, other) => rank(one) - rank(other))
	const whole = first.flatMap((key) => figuresAt(source, key, { of: 'plan', name: '' }))
	const sites = plan.sites.flatMap(({ id, name }) =>
		ALL_KEYS.filter((key) => KEYS[key].scope === 'site').flatMap((key) =>
			figuresAt(source, key, { of: `site:${id}`, name }),
		),
	)
	const dates = Object.entries(result.schedule).flatMap(([of, { name }]) =>
		figuresAt(source, 'schedule.finish', { of, name }),
	)
	const [common, ...others] = whole
	const all = [...(common === undefined ? [] : [common]), FULL_POWER, ...others, ...sites, ...dates]
	const seen = new Set<string>()
	return all.filter(({ label }) => !seen.has(label) && seen.add(label))
}

function rank(key: FigureKey): number {
	return FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length
}
