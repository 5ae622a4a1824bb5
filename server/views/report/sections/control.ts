import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import { REPORT_PRESETS } from '#shared/schemas/report/report-settings.ts'
import { estimateWords } from '../../messages/estimate-words.ts'
import { listInWords, sentenceCase } from '#shared/formats/months.ts'
import { issueName, issueTime, shortHash } from '#shared/report/issue-name.ts'
import type { Block, IssueFacts, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { tableOf } from '../parts/blocks.ts'
import { approvalNote } from './approval.ts'
import { mapBlocks } from '../parts/map-block.ts'
import { left, span, words } from '../parts/report-parts.ts'

const NAMED_SITES = 3

function sitesText(input: ReportInput): string {
	const places = input.plan.sites.map((site) =>
		[site.name, site.region, site.country].filter((part) => part !== null && part !== '').join(', '),
	)
	if (places.length === 0) return 'none yet'
	const named = places.slice(0, NAMED_SITES).join('; ')
	return places.length > NAMED_SITES ? `${named} and ${places.length - NAMED_SITES} more` : named
}

const statusText = ({ status, approvedBy }: IssueFacts) =>
	status === 'draft' ? 'draft' : approvedBy === null ? 'approved' : `approved by ${approvedBy}`

/** One sentence that says what a redacted report withholds; empty where it withholds nothing. */
export function withheldSentence({ settings: { redact } }: Pick<IssueFacts, 'settings'>): string {
	if (redact.length === 0) return ''
	const what = listInWords(redact.map((one) => REDACTIONS[one].toLowerCase()))
	return `${sentenceCase(what)} of contracts, orders and halls are withheld from this issue, and figures that would reveal them one by one.`
}

function coverRows(input: ReportInput) {
	const { plan, facts, result } = input
	const estimate = estimateWords(result)
	return [
		{ name: 'Issue', value: `${issueName(facts)}, ${statusText(facts)}` },
		{ name: 'Project', value: facts.project },
		{ name: 'Scenario', value: facts.scenario },
		{ name: plan.sites.length === 1 ? 'Site' : 'Sites', value: sitesText(input) },
		{ name: 'Months', value: `${span(result.months)} (${plan.horizonMonths})` },
		{ name: 'Issued by', value: facts.generatedBy },
		...(estimate === '' ? [] : [{ name: 'Cost estimate', value: sentenceCase(estimate) }]),
	]
}

const noteRows = ({ facts }: ReportInput) =>
	[
		{ name: 'Note', value: facts.settings.note },
		{ name: 'Open items', value: approvalNote(facts) },
		{ name: 'Withheld', value: withheldSentence(facts) },
	].filter(({ value }) => value !== '')

/** What is said with the issue: its note, what is open, what is withheld. */
export function noteBlocks(input: ReportInput): readonly Block[] {
	const rows = noteRows(input)
	return rows.length === 0 ? [] : [{ kind: 'facts', perRow: 1, title: '', rows }]
}

/** Who issued it, of what, and what is said with it: at the head of a Brief. */
export const controlBlocks = (input: ReportInput): readonly Block[] => [
	{ kind: 'facts', perRow: 3, title: '', rows: coverRows(input) },
	...noteBlocks(input),
]

function revisionsTable({ facts }: ReportInput): TableBlock {
	const now = {
		issue: issueName(facts),
		at: facts.generatedAt,
		by: facts.generatedBy,
		status: facts.status,
		reason: facts.reason === '' ? facts.settings.note : facts.reason,
	}
	return tableOf({
		title: 'Issues',
		columns: [left('Issue', 0.5), left('When', 0.9), left('By', 0.9), left('Status', 0.6), left('Why', 2)],
		rows: [now, ...facts.revisions].map(({ issue, at, by, status, reason }, index) => [
			{ text: issue, strong: index === 0 },
			words(issueTime(at)),
			words(by),
			words(sentenceCase(status)),
			words(reason === '' ? 'no reason given' : reason),
		]),
		least: 4,
		noun: 'issues',
		empty: '',
	})
}

/** Cover and document control of a long report. */
export function controlSection(input: ReportInput): SectionBody {
	const { plan, facts, result } = input
	const { mark, preset } = facts.settings
	return {
		bookmark: 'Document control',
		finding: `Buildout report of ${plan.name}`,
		lede: plan.description ?? '',
		blocks: [
			...controlBlocks(input),
			...mapBlocks(plan, { least: 120, most: 200 }),
			{
				kind: 'facts',
				perRow: 3,
				title: '',
				rows: [
					{ name: 'Distribution', value: mark === '' ? 'unmarked' : mark },
					{ name: 'Made for', value: preset === null ? 'General' : REPORT_PRESETS[preset] },
					{ name: 'Snapshot, engine', value: `${shortHash(facts.snapshotHash)}, ${result.engine}` },
				],
			},
			revisionsTable(input),
		],
	}
}
