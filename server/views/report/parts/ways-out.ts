import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Decision, PlanDecisions } from '#shared/decisions.ts'
import { buildRemediesView, costText, netTexts, regainedTexts } from '../../remedies/remedies-view.ts'
import { deciderName, remedyTitle, tooLateText } from '../../messages/remedies.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { Cell, ReportInput, SingleBlock, TableBlock } from '../report-model.ts'
import { tableOf } from './blocks.ts'
import { left, right, words } from './report-parts.ts'
import { reportMonth } from './report-month.ts'

const COLUMNS = [
	left('By', 0.5),
	left('Change', 1.5),
	right('Cost'),
	left('What it recovers', 1.5),
	left('Who decides', 0.7),
	left('Next limit', 0.6),
]

function rowOf(decision: Decision, { money }: PlanDecisions): readonly Cell[] {
	const { actBy, costUsd, decider, then } = decision
	const regained = [...regainedTexts(decision, money), ...netTexts(decision, money)].join('; ')
	return [
		{ text: shortMonth(actBy), strong: true },
		words(remedyTitle(decision)),
		words(costText(costUsd, money)),
		words(regained === '' ? MISSING : sentenceCase(regained)),
		words(deciderName(decider)),
		words(then === null ? 'nothing' : LAYER_NAMES[then.layer]),
	]
}

/** Of what was found: what can still be decided when the report is issued. */
const ahead = (remedies: PlanDecisions, input: ReportInput): readonly Decision[] =>
	remedies.decisions.filter(({ actBy }) => actBy >= reportMonth(input))

function waysTable(remedies: PlanDecisions, decisions: readonly Decision[]): TableBlock {
	return tableOf({
		title:
			'Decisions by net value (recovered minus cost, discounted), one change at a time; cost over the plan, not discounted',
		columns: COLUMNS,
		rows: decisions.map((decision) => rowOf(decision, remedies)),
		least: 3,
		noun: 'decisions',
		empty:
			remedies.decisions.length > 0
				? 'Every decision found was due before this report.'
				: (buildRemediesView(remedies).empty ?? ''),
	})
}

function lateBlock({ tooLate }: PlanDecisions): readonly SingleBlock[] {
	if (tooLate.length === 0) return []
	const text = tooLate.map((one) => `${tooLateText(one)}.`).join(' ')
	return [{ kind: 'prose', title: 'Too late to decide', text }]
}

const NOT_RUN: SingleBlock = {
	kind: 'prose',
	title: 'Decisions',
	text: 'This file was exported without them. Issue the report under Reports: it tests single changes of the plan and prints here what each recovers, its cost, its deadline and its owner.',
}

/** What can be decided, the best or all; where nobody ran the changes it is said that an issue does. */
export function waysOut(input: ReportInput, most = Infinity): readonly SingleBlock[] {
	const { remedies } = input
	if (remedies === undefined) return [NOT_RUN]
	const table = waysTable(remedies, ahead(remedies, input).slice(0, most))
	return [table, ...(most === Infinity ? lateBlock(remedies) : [])]
}

const SITED = ['powerContracts', 'buildPhases', 'chipOrders'] as const

/** The site at which a change is made; null where it is made at none. */
function siteOf({ turns }: Decision, plan: PlanFile): string | null {
	if (turns.action === 'add') return typeof turns.item['siteId'] === 'string' ? turns.item['siteId'] : null
	if (turns.list === 'sites') return turns.id
	const list = SITED.find((one) => one === turns.list)
	return list === undefined ? null : (plan[list].find(({ id }) => id === turns.id)?.siteId ?? null)
}

/** Of what can be decided what is made at a site, the best for each layer; nothing where none was found there, or run. */
export function waysAt(input: ReportInput, siteId: string): readonly TableBlock[] {
	const { remedies, plan } = input
	if (remedies === undefined) return []
	const here = ahead(remedies, input).filter((decision) => siteOf(decision, plan) === siteId)
	const best = here.filter(({ helps }, at) => here.findIndex((one) => one.helps === helps) === at)
	if (best.length === 0) return []
	return [
		tableOf({
			title: 'Options at this site, best per layer',
			columns: COLUMNS,
			rows: best.map((decision) => rowOf(decision, remedies)),
			least: 1,
			noun: 'decisions',
			empty: '',
		}),
	]
}
