import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { at } from '../cells.ts'
import { explain, NOTHING } from '../kernel/explain/explain.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { judgePlan, type VerdictNote } from '../verdict/judge.ts'
import { type LossRow, worstMonth } from '../verdict/losses/loss-book.ts'
import type { EngineModel } from '../world.ts'

const OF_VERDICT = { ...NOTHING, symbol: '', source: 'Verdict', node: 'algorithm' } as const

/** What a number of the verdict is, by the end of its name; the rest of the verdict are codes and months. */
const TOLD: Readonly<Record<string, { readonly label: string; readonly unit: string; readonly rule: string }>> = {
	mwMonths: { label: 'Losses by month', unit: 'MW IT · months', rule: 'vV4' },
	usd: { label: 'Losses in money', unit: 'USD', rule: 'vV3' },
	regainedAlone: { label: 'Recovered if this layer had no limit', unit: 'MW IT · months', rule: 'vV4' },
	mw: { label: 'Largest monthly loss', unit: 'MW IT', rule: 'vV4' },
	itMW: { label: 'IT power of the step', unit: 'MW IT', rule: 'vV1' },
	ofItMW: { label: 'Target IT power', unit: 'MW IT', rule: 'vV1' },
	targetItMW: { label: 'Final target IT power', unit: 'MW IT', rule: 'vV1' },
	deliveredItMW: { label: 'Peak delivered IT power', unit: 'MW IT', rule: 'vV2' },
	monthsLate: { label: 'Months after the step', unit: 'months', rule: 'vV5' },
	unitKW: { label: 'Draw of a rack', unit: 'kW', rule: 'vV4' },
	hallKW: { label: 'Power per rack position', unit: 'kW', rule: 'vV4' },
	share: { label: 'Share', unit: '%', rule: 'vV7' },
	usedShare: { label: 'Share in use', unit: '%', rule: 'vV3' },
	unitCostUsd: { label: 'Unit cost in use', unit: 'USD', rule: 'vV3' },
	priceUsd: { label: 'Unit price', unit: 'USD', rule: 'vV3' },
	loss: { label: 'Rank of the leading loss', unit: '', rule: 'vV7' },
}

/** A number of the verdict that no quantity holds: what a loss, a step or the headline tells. Null for all other names. */
export function verdictAnswer(frame: Frame<EngineModel>, name: string): Explanation<Remark> | null {
	const told = name.startsWith('verdict.') ? TOLD[name.slice(name.lastIndexOf('.') + 1)] : undefined
	if (!told || frame.program.quantities.has(name)) return null
	const note = noteOf(frame, judgePlan)
	const site = siteIn(frame, name)
	const value = numberAt(note, pathOf(frame, name, site), site)
	if (value === null) return null
	const row = rowOf(note, name)
	return {
		...OF_VERDICT,
		...told,
		quantity: name,
		scope: scopeOf(frame, row ? row.site : site),
		month: null,
		value,
		method: 'Month by month on the site’s figures, assigned to the limiting cause.',
		inputs: row ? behindLoss(frame, row, name) : [],
	}
}

type AnswerFrame = Frame<EngineModel>

/** The site whose part of the verdict is named; null: the plan's. An id may hold dots. */
function siteIn({ world }: AnswerFrame, name: string): number | null {
	const found = world.model.plan.sites.findIndex(({ id }) => name.startsWith(`verdict.sites.${id}.`))
	return found < 0 ? null : found
}

const idOf = ({ world }: AnswerFrame, site: number) => world.model.plan.sites[site]?.id ?? ''
const scopeOf = (frame: AnswerFrame, site: number | null) => (site === null ? 'plan' : `site:${idOf(frame, site)}`)
const pathOf = (frame: AnswerFrame, name: string, site: number | null) =>
	site === null ? name : name.replace(`.${idOf(frame, site)}.`, `.${String(site)}.`)

/** `losses.3.facts.mw`, `sites.0.steps.1.itMW` */
function numberAt({ verdict }: VerdictNote, place: string, site: number | null): number | null {
	const sites = Object.values(verdict.sites)
	const root = site === null ? { verdict } : { verdict: { sites } }
	const found = place.split('.').reduce<unknown>((of, key) => {
		return typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined
	}, root)
	return typeof found === 'number' ? found : null
}

function rowOf({ rows }: VerdictNote, name: string): LossRow | null {
	const [, index] = /^verdict\.losses\.(\d+)\./.exec(name) ?? []
	return index === undefined ? null : (rows[Number(index)] ?? null)
}

/** Capacities of the site in the month that loses most, what a megawatt-month is worth, and what each month loses. */
const BEHIND = [
	'sites.targetItMW',
	'sites.deliveredItMW',
	'sites.fedItMW',
	'sites.housedItMW',
	'sites.filledItMW',
	'verdict.valueOfMonthUsd',
] as const

function behindLoss(frame: Frame<EngineModel>, row: LossRow, name: string): readonly Explanation<Remark>[] {
	const { months: monthNames } = frame.world.model
	const { site } = row
	if (site === null) return []
	const month = worstMonth(row)
	const figures = BEHIND.map((quantity) => explain(frame, { quantity, index: site, month, monthNames, depth: 0 }))
	const scope = scopeOf(frame, site)
	const byMonth = monthNames.flatMap((named, index) => {
		const value = at(row.mw, index)
		if (value <= 0) return []
		return [{ ...OF_VERDICT, ...MONTH_OF_LOSS, quantity: name, scope, month: named, value }]
	})
	return [...figures, ...byMonth]
}

const MONTH_OF_LOSS = { label: 'Lost in the month', unit: 'MW IT', rule: 'vV4' } as const
