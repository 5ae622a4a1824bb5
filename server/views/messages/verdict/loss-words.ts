import type { Layer } from '#shared/layers.ts'
import { LOSS_KINDS, type Loss, type LossKind, type PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { longMonth, sentenceCase, spanOfMonths } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { MWMonthsText, listed } from '../counts.ts'
import { causeClause } from './cause-clauses.ts'
import { itemNameIn } from './item-names.ts'
import { dollars, lostText } from './us-figures.ts'

/** What of a layer is late, short or idle: «late halls». */
const PARTS: Readonly<Record<Layer, string>> = {
	energy: 'power',
	infrastructure: 'halls',
	chips: 'chips',
	models: 'chips',
	applications: 'chips',
}

/** What a loss is of, within a sentence: of what stands idle that, for the layer of a loss is that of its cause. */
export const partOf = ({ facts, layer }: Pick<Loss, 'facts' | 'layer'>): string => PARTS[facts.stands ?? layer]

/** Halls that no tenant leases are not late: no chips are to come. */
const titleOf = (loss: Loss): string =>
	loss.facts.ofTenant && loss.kind === 'late' ? 'Unlet halls' : TITLES[loss.kind](partOf(loss))
/** Whose a loss is: of what no tenant leases the tenants', of what is sold below its cost the product's. */
const ownerOf = (plan: PlanFile, loss: Loss): string =>
	seller(plan, loss) ?? (loss.facts.ofTenant ? 'Tenants' : LAYER_NAMES[loss.layer])

const TITLES: Readonly<Record<LossKind, (part: string) => string>> = {
	late: (part) => `Late ${part}`,
	unserved: () => 'Unserved demand',
	stranded: (part) => `Stranded ${part}`,
	idle: (part) => `Idle ${part}`,
	belowCost: () => 'Sold below cost',
}

/** What a kind is called where all of it is told. */
const KINDS: Readonly<Record<LossKind, string>> = {
	late: 'schedule delay',
	unserved: 'unserved demand',
	stranded: 'stranded chips',
	idle: 'idle capacity',
	belowCost: 'prices below cost',
}

export type LossWords = {
	/** «Late halls» */
	readonly title: string
	/** `$881M`, or megawatt-months where nothing is priced */
	readonly amount: string
	/** «Halls: Hall A is ready in May 2030, four months behind plan» */
	readonly cause: string
	/** `975 MW-months, Jun 2029–Jul 2030` */
	readonly size: string
	/** all of it in one sentence, for a risk or a program */
	readonly sentence: string
}

function sizeOf(loss: Loss, hasMoney: boolean): string {
	const parts = loss.mwMonths > 0 && hasMoney ? [MWMonthsText(loss.mwMonths)] : []
	return [...parts, spanOfMonths(loss.from, loss.to)].join(', ')
}

/** What is lost, why, how much and when. */
export function lossWords(plan: PlanFile, loss: Loss, clause = causeClause(plan, loss)): LossWords {
	const money = moneyOf(plan)
	const hasMoney = (loss.usd ?? 0) > 0
	const title = titleOf(loss)
	const size = sizeOf(loss, hasMoney)
	const cost = hasMoney ? [dollars(loss.usd ?? 0, money)] : []
	const amounts = [...(loss.mwMonths > 0 ? [MWMonthsText(loss.mwMonths)] : []), ...cost].join(', ')
	return {
		title,
		amount: lostText(loss, money),
		cause: `${ownerOf(plan, loss)}: ${clause}`,
		size,
		sentence: `${title}: ${clause}${amounts === '' ? '' : ` (${amounts}, ${spanOfMonths(loss.from, loss.to)})`}.`,
	}
}

/** Of what is sold below its cost the product: a price of the fleet is another figure. */
const seller = (plan: PlanFile, { kind, item }: Loss) => (kind === 'belowCost' ? itemNameIn(plan, item) : null)

/** Where it is lost: the layer, what it hangs on, and of several sites which: «Energy, Grid, Waco». */
export function lossPlace(plan: PlanFile, { layer, item, siteId }: Loss): string {
	const name = itemNameIn(plan, item)
	const site = plan.sites.length > 1 ? plan.sites.find(({ id }) => id === siteId)?.name : undefined
	return [LAYER_NAMES[layer], name, site].filter((part) => part !== null && part !== undefined).join(', ')
}

/** Less than this part of what is lost gets no line. */
const WORTH_A_LINE = 0.01

type Amounts = Pick<Loss, 'usd' | 'mwMonths'>
const weightOf = (losses: readonly Amounts[]) =>
	losses.some(({ usd }) => (usd ?? 0) > 0) ? ({ usd }: Amounts) => usd ?? 0 : ({ mwMonths }: Amounts) => mwMonths

/** What is still to come of the losses, dearest first, without trifles; past ones where `past`. */
export function lossesToTell({ losses }: Pick<PlanVerdict, 'losses'>, past = false): readonly Loss[] {
	const told = losses.filter((loss) => loss.past === past)
	const weight = weightOf(told)
	const all = told.reduce((sum, loss) => sum + weight(loss), 0)
	return told
		.filter((loss) => weight(loss) > 0 && weight(loss) >= WORTH_A_LINE * all)
		.toSorted((one, other) => weight(other) - weight(one))
}

/** From so much on, one kind is nearly all of it; from the other on, most. */
const NEARLY_ALL = 0.95
const MOST = 0.5

const MW_WORDS: Readonly<Record<LossKind, string>> = {
	late: 'late',
	unserved: 'unserved',
	stranded: 'stranded',
	idle: 'idle',
	belowCost: 'below cost',
}

/** «$920M is lost, nearly all to schedule delay»; unpriced «975 MW-months late, 41 unserved»; null where nothing is lost. */
export function totalsTitle(plan: PlanFile, totals: PlanVerdict['totals']): string | null {
	const rows = LOSS_KINDS.map((kind) => ({ kind, ...totals[kind] }))
	const priced = rows.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
	if (priced > 0) {
		const [most] = rows.toSorted((one, other) => (other.usd ?? 0) - (one.usd ?? 0))
		const share = (most?.usd ?? 0) / priced
		const part = share >= 1 - 1e-9 ? 'all' : share >= NEARLY_ALL ? 'nearly all' : share >= MOST ? 'mostly' : null
		const to =
			most === undefined ? '' : `, ${part ?? `${dollars(most.usd ?? 0, moneyOf(plan))} of it`} to ${KINDS[most.kind]}`
		return `${dollars(priced, moneyOf(plan))} is lost${to}`
	}
	const parts = rows.flatMap(({ kind, mwMonths }) =>
		mwMonths > 0 ? [`${MWMonthsText(mwMonths)} ${MW_WORDS[kind]}`] : [],
	)
	return parts.length === 0 ? null : sentenceCase(listed(parts))
}

/** «860 MW-months were lost before February 2026»; nothing where none were. */
export function pastSentence(plan: PlanFile, { totals: { past }, statusMonth }: PlanVerdict): string {
	const usd = LOSS_KINDS.reduce((sum, kind) => sum + (past[kind].usd ?? 0), 0)
	const before = `before ${longMonth(statusMonth)}`
	if (usd > 0) return `${dollars(usd, moneyOf(plan))} was lost ${before}.`
	// Kinds are not added up in megawatts.
	const [most] = LOSS_KINDS.map((kind) => ({ kind, ...past[kind] })).toSorted((a, b) => b.mwMonths - a.mwMonths)
	return most === undefined || most.mwMonths <= 0
		? ''
		: `${MWMonthsText(most.mwMonths)} were ${most.kind === 'late' ? 'late' : MW_WORDS[most.kind]} ${before}.`
}
