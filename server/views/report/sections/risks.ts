import type { Decision } from '#shared/decisions.ts'
import { counted, sentenceCase, spanOfMonths } from '#shared/formats/months.ts'
import { moneyOf } from '#shared/units/money.ts'
import { compact, MISSING, percent, usd } from '#shared/formats/figures.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { remedyTitle } from '../../messages/remedies.ts'
import { lossesToTell, lossWords } from '../../messages/verdict/loss-words.ts'
import { transformersTable } from '../parts/transformers-table.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, right, shown, words } from '../parts/report-parts.ts'
import { matrixBlocks } from '../parts/matrix-blocks.ts'
import { type Risk, risksOf } from '../parts/risks.ts'
import { whoDecides } from '../parts/who-decides.ts'
import { isToldIn } from '#shared/report/presets.ts'
import type { Cell, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

/** The best single change that was run for a loss, at its site and for its cause; null where none was. */
const bestFor = ({ remedies }: ReportInput, loss: Risk['loss']): Decision | null =>
	remedies?.decisions.find(
		({ helps, cause, siteId }) =>
			loss !== undefined &&
			helps === loss.layer &&
			cause === loss.cause &&
			(siteId === null || loss.siteId === null || siteId === loss.siteId),
	) ?? null

/** Risks with the way out that the engine ran and who decides on it: the plan names nobody. */
function registerTable(input: ReportInput): TableBlock {
	const wasRun = input.remedies !== undefined
	return tableOf({
		title: 'Risk register, by likelihood and cost',
		columns: [
			left('No.', 0.2),
			left('Risk', 1.5),
			left('Effect', 1.6),
			...(wasRun ? [left('Best tested option', 1.2)] : []),
			left('Who decides', 0.6),
		],
		rows: risksOf(input.plan, input.result).map(({ lead, text, guess, loss, lever }, index) => {
			const best = bestFor(input, loss)
			return [
				words(String(index + 1)),
				{ text: lead, strong: true, ...(guess === true && { guess }) },
				words(text),
				...(wasRun ? [words(best === null ? 'not tested' : remedyTitle(best))] : []),
				words(whoDecides(best?.lever ?? lever)),
			]
		}),
		least: 3,
		noun: 'risks',
		empty: 'No risks found in the results.',
	})
}

/** What is lost, dearest first, with the best single change where one was run. */
function lossesTable(input: ReportInput): TableBlock {
	const { plan, result, remedies } = input
	const bestOf = (loss: Risk['loss']): readonly [string, string] => {
		const best = bestFor(input, loss)
		return best === null ? [MISSING, MISSING] : [remedyTitle(best), whoDecides(best.lever)]
	}
	return tableOf({
		title: 'Losses, largest first',
		columns: [
			left('Loss', 0.8),
			left('Why', 1.6),
			left('Months', 0.7),
			right('MW-months'),
			right('Money'),
			...(remedies === undefined ? [] : [left('Best tested option', 1.4), left('Who decides', 0.7)]),
		],
		rows: lossesToTell(result.verdict).map((loss): readonly Cell[] => {
			const { title, cause } = lossWords(plan, loss)
			return [
				words(title),
				words(cause),
				words(spanOfMonths(loss.from, loss.to)),
				words(loss.mwMonths > 0 ? compact(loss.mwMonths) : MISSING),
				words(loss.usd === null || loss.usd <= 0 ? MISSING : usd(loss.usd, moneyOf(plan))),
				...(remedies === undefined ? [] : bestOf(loss).map(words)),
			]
		}),
		least: 3,
		noun: 'losses',
		empty: 'Nothing is late, unserved, stranded, idle or sold below cost.',
	})
}

/** What a site keeps when the largest of its feeds is lost. */
function feedsTable({ plan, result }: ReportInput): TableBlock {
	const { figure } = figuresFrom({ plan, result })
	const rows = plan.sites.flatMap((site): readonly { readonly share: number; readonly cells: readonly Cell[] }[] => {
		const feeds = plan.powerContracts
			.filter(({ siteId, id }) => siteId === site.id && result.contracts[id] !== undefined)
			.map(({ id, name }) => ({
				name: name ?? id,
				firm: figure('contracts.firmMW', { of: `contract:${id}`, at: 'last' }),
			}))
			.toSorted((one, other) => (other.firm.value ?? 0) - (one.firm.value ?? 0))
		const all = feeds.reduce((sum, { firm }) => sum + (firm.value ?? 0), 0)
		const [largest] = feeds
		if (largest === undefined || all <= 0) return []
		const share = (largest.firm.value ?? 0) / all
		return [
			{
				share,
				cells: [
					words(site.name),
					words(largest.name),
					shown(largest.firm),
					{ text: percent(share), strong: share > 0.5 },
					words(counted(feeds.length - 1, 'other feed')),
				],
			},
		]
	})
	return tableOf({
		title: 'Single points of failure: the largest feed of each site, last month',
		columns: [left('Site', 1), left('Feed', 1.4), right('Firm, MW'), right('Share of site'), left('Remaining', 0.7)],
		rows: rows.toSorted((one, other) => other.share - one.share).map(({ cells }) => cells),
		least: 2,
		noun: 'sites',
		empty: 'No site has firm power yet.',
	})
}

/** What can go wrong, what it would cost, and what hangs on one feed. */
export function risksSection(input: ReportInput): SectionBody {
	const risks = risksOf(input.plan, input.result)
	const [first] = risks
	return {
		bookmark: 'Risks',
		finding: first === undefined ? 'No risks found in the results' : first.lead.replace(/\.$/, ''),
		lede:
			risks.length > 1
				? `${sentenceCase(counted(risks.length, 'risk'))} found in the result; likelihoods are those the plan states. No owner is entered: who decides follows from what would change.`
				: 'Found in the result; likelihoods are those the plan states.',
		blocks: [
			registerTable(input),
			...matrixBlocks(input),
			// A reader has them in the register already.
			...(input.facts.settings.preset === null ? [lossesTable(input)] : []),
			feedsTable(input),
			...(isToldIn(input.facts.settings, 'energy') ? [] : transformersTable(input)),
		],
	}
}
