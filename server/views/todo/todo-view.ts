import type { PlanResult } from '#shared/result.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findFieldFacts, FIELD_LISTS } from '#shared/fields/registry.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { ReportPoint } from '#shared/report/report-point.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { Finding } from '../findings/finding.ts'
import { UNITS } from '#shared/units/units.ts'
import { isMoney, moneyOf } from '#shared/units/money.ts'
import { letsOnly } from '../layers/lets-only.ts'
import { lacksPrice } from '../figures/unpriced.ts'
import { pricesView } from '../prices/prices.ts'
import { WARNINGS, warningSentences } from '../messages/warnings.ts'
import { reportPoints } from '../report/report-points.ts'
import { type DefaultToConfirm, defaultsToConfirm } from '../tables/to-confirm-view.ts'
import { stakeOfItem, stakeOfWarning } from './at-stake.ts'
import { ordersDue } from './orders-due.ts'
import { type Ready, readyToIssue } from './ready-to-issue.ts'
import { TODO_KINDS, type TodoGroup, type TodoItem, type TodoKind } from '#shared/pages/todo-item.ts'

export type TodoView = {
	readonly finding: Finding
	readonly items: readonly TodoItem[]
	readonly tabs: readonly { readonly id: string; readonly name: string; readonly figure: string }[]
	readonly ready: readonly Ready[]
}

/** What a team says to each other is not in the plan: whoever opens the page brings it. */
export type TodoComment = {
	readonly id: string
	readonly author: string
	readonly text: string
	readonly label: string
	readonly when: string
	readonly field: { readonly list: string; readonly id: string; readonly field: string }
}

const TIMES = ['months', 'weeks']

/** Dates and lead times move dates, prices move costs, all else what is served. */
function groupOf(list: string, field: string): TodoGroup {
	const known = FIELD_LISTS.find((name) => name === list)
	const facts = known === undefined ? null : findFieldFacts(known, field)
	if (facts === null) return 'exact'
	if (facts.kind === 'month' || (facts.unit !== null && TIMES.includes(UNITS[facts.unit].label))) return 'date'
	return facts.unit !== null && isMoney(facts.unit) ? 'cost' : 'served'
}

function defaultItem({ name, value, range, quality, source, why, keys, page }: DefaultToConfirm): TodoItem {
	const { list, id, field } = notedIn(keys[0] ?? '')
	// Of several entries the list is opened, of one its form.
	const opens = keys.length === 1 && id !== '' ? listAddress(list, `edit=${encodeURIComponent(`${list}/${id}`)}`) : page
	return {
		...{
			key: `default/${keys.join()}`,
			kind: 'default',
			group: groupOf(list, field),
			title: name,
			page: opens,
			due: null,
			stake: null,
		},
		note: [range === '' ? '' : `range ${range}`, quality].filter((part) => part !== '').join('; '),
		confirm: { value, range, quality, source, why, keys },
	}
}

const GROUP_OF = { work: 'served', dates: 'date', figures: 'exact' } as const satisfies Readonly<
	Record<string, TodoGroup>
>

/** Orders that are due say themselves that they are. */
const isAlsoOrder = ({ code }: Warning) => code === 'long_lead'

function pointItems(plan: PlanFile, result: PlanResult): readonly TodoItem[] {
	return result.warnings
		.filter((warning) => !isAlsoOrder(warning))
		.map((warning, index) => {
			const { text, mend } = warningSentences(warning, moneyOf(plan))
			const { page, touches } = WARNINGS[warning.code]
			return {
				...{ key: `point/${String(index)}/${warning.code}@${warning.path}`, kind: 'point', due: null, confirm: null },
				...{ group: GROUP_OF[touches], title: text, note: mend, page },
				stake: stakeOfWarning({ plan, result }, warning),
			}
		})
}

const commentItem =
	(plan: PlanFile, result: PlanResult) =>
	({ id, author, text, label, when, field }: TodoComment): TodoItem => ({
		...{ key: `comment/${id}`, kind: 'comment', due: null, confirm: null, page: `?talk=all&talkThread=${id}` },
		...{ group: groupOf(field.list, field.field), title: `${author}: “${text}”`, note: `on ${label}, ${when}` },
		stake: stakeOfItem({ plan, result }, field.list, field.id),
	})

const NOUNS = {
	order: ['order is due', 'orders are due'],
	default: ['default to confirm', 'defaults to confirm'],
	point: ['warning to review', 'warnings to review'],
	comment: ['comment to answer', 'comments to answer'],
} as const satisfies Readonly<Record<TodoKind, readonly [string, string]>>

export type TodoInShort = { readonly count: number; readonly text: string }

/** How much waits in the plan itself, without its comments: «two orders due, 14 defaults, four warnings». */
export function todoInShort(plan: PlanFile, result: PlanResult): TodoInShort {
	const orders = ordersDue(plan, result).due.length
	const defaults = defaultsToConfirm(plan)?.rows.length ?? 0
	const points = result.warnings.filter((warning) => !isAlsoOrder(warning)).length
	const parts = [
		{ of: orders, text: counted(orders, 'order due', 'orders due') },
		{ of: defaults, text: counted(defaults, 'default') },
		{ of: points, text: counted(points, 'warning') },
	]
	const texts = parts.flatMap(({ of, text }) => (of === 0 ? [] : [text]))
	return { count: orders + defaults + points, text: sentenceCase(texts.join(', ')) }
}

function findingOf(items: readonly TodoItem[], next: ReturnType<typeof ordersDue>['next']): Finding {
	const counts = Object.entries(NOUNS).flatMap(([kind, [one, many]]) => {
		const of = items.filter((item) => item.kind === kind).length
		return of === 0 ? [] : [counted(of, one, many)]
	})
	const [first, second, ...others] = counts
	if (first === undefined)
		return {
			title: 'Nothing to do',
			lede: next === null ? 'No orders are due.' : `Next: ${next.title}, ${next.month}.`,
		}
	return {
		title: sentenceCase(second === undefined ? first : `${first}; ${second}`),
		lede: others.length === 0 ? '' : `${sentenceCase(others.join(', '))}.`,
	}
}

/** One list of all that waits for somebody, by what it moves, and what stands between the plan and an issue. */
export function buildTodo(plan: PlanFile, result: PlanResult, comments: readonly TodoComment[]): TodoView {
	const { due, next } = ordersDue(plan, result)
	const defaults = (defaultsToConfirm(plan)?.rows ?? []).map(defaultItem)
	const items = [...due, ...defaults, ...pointItems(plan, result), ...comments.map(commentItem(plan, result))]
	const points: readonly ReportPoint[] = reportPoints(plan, result)
	return {
		finding: findingOf(items, next),
		items,
		tabs: [
			{ id: 'all', name: 'All', figure: String(items.length) },
			...Object.entries(TODO_KINDS).map(([id, name]) => ({
				...{ id, name },
				figure: String(items.filter(({ kind }) => kind === id).length),
			})),
		],
		ready: readyToIssue(points, {
			...{ comments: comments.length, defaults: defaults.length, lets: letsOnly(plan) },
			prices: { lacksAll: lacksPrice({ plan, result }), missing: pricesView(plan, result).missing },
		}),
	}
}
