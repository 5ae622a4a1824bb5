import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { type LostIdle, lostIdleWords } from '../../messages/verdict/idle-words.ts'
import { alikeClause, type LeadingLoss, overSites } from '../../messages/verdict/leading-loss.ts'
import {
	lossesToTell,
	lossWords,
	type LossWords,
	pastSentence,
	totalsTitle,
} from '../../messages/verdict/loss-words.ts'

/** A loss as a line with a bar: all bars of a card are on one scale. */
export type LostRow = LossWords & {
	readonly key: string
	readonly layer: Layer
	/** of the largest */
	readonly share: number
}
export type LostCard = {
	readonly title: string
	readonly sub: string
	readonly rows: readonly LostRow[]
	/** where idle capacity is among the rows: what it counts, beside what Money shows of it */
	readonly idle: LostIdle | null
	/** in place of rows where nothing is lost any more */
	readonly quiet: string
}

const MOST = 3
/** Power and halls beside what is met are told in lines of their own, and are in no total. */
const SPARE_ALONE = 'Nothing is late or unserved ahead'

/** What is lost from the status month on, the dearest three; in megawatt-months while nothing is priced. */
export function lostCard(plan: PlanFile, result: PlanResult): LostCard {
	const { verdict } = result
	const groups = overSites(verdict.losses.filter(({ past }) => !past))
	const losses = lossesToTell({ losses: groups.map(({ whole }) => whole) })
	const isPriced = losses.some(({ usd }) => (usd ?? 0) > 0)
	const size = ({ usd, mwMonths }: Loss) => (isPriced ? (usd ?? 0) : mwMonths)
	const most = Math.max(...losses.map(size), 0)
	const end = longMonth(result.months.at(-1) ?? '')
	const title = losses.length === 0 ? null : totalsTitle(plan, verdict.totals)
	const others = losses.length - MOST
	return {
		title: title ?? (losses.length > 0 ? SPARE_ALONE : 'Nothing is lost ahead'),
		sub:
			title === null
				? ''
				: `${isPriced ? '' : 'In MW-months until you enter a price. '}Through ${end}${others > 0 ? `; ${counted(others, 'smaller loss', 'smaller losses')} not shown` : ''}`,
		rows: losses.slice(0, MOST).map((loss, index) => ({
			...lossWords(plan, loss, clauseOf(plan, groups, loss)),
			key: `${String(index)} ${loss.kind} ${loss.cause} ${loss.item ?? ''}`,
			layer: loss.layer,
			share: most > 0 ? size(loss) / most : 0,
		})),
		idle: losses.slice(0, MOST).some(({ kind }) => kind === 'idle') ? lostIdleWords(plan, result) : null,
		quiet: quietText(plan, result),
	}
}

const clauseOf = (plan: PlanFile, groups: readonly LeadingLoss[], loss: Loss): string | undefined => {
	const group = groups.find(({ whole }) => whole === loss)
	return group && alikeClause(plan, group)
}

function quietText(plan: PlanFile, { verdict }: PlanResult): string {
	if (verdict.state === 'empty' || verdict.state === 'incomplete') return 'Losses appear once the plan is complete.'
	const past = pastSentence(plan, verdict)
	return `Nothing is late, unserved or idle from ${longMonth(verdict.statusMonth)}.${past === '' ? '' : ` ${past}`}`
}
