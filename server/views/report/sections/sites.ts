import { fieldsOf } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { valueAt } from '../../grid/grid-rows.ts'
import { buildSitesView, type SiteCard } from '../../pages/site/sites-view.ts'
import { STATE_NAMES } from '../../messages/verdict/state-words.ts'
import { labelInText, LAYER_NAMES } from '#shared/formats/names.ts'
import { listInWords, sentenceCase } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import { byWhatMatters } from '../parts/what-matters.ts'
import { mapBlocks } from '../parts/map-block.ts'
import { left, right, shown, words } from '../parts/report-parts.ts'
import type { ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { sitesTable } from './energy.ts'

/** Sites under the numbers that they have on the map. */
function cardsTable(sites: readonly SiteCard[], plan: PlanFile): TableBlock {
	const numberOf = (id: string) => String(plan.sites.findIndex((site) => site.id === id) + 1)
	const [first] = sites
	return tableOf({
		title: 'Sites at a glance',
		columns: [
			...(sites.length > 1 ? [left('No.', 0.2)] : []),
			left('Site', 1.2),
			left('Where', 1),
			...(first?.figures ?? []).map(({ label }) => right(label)),
		],
		rows: sites.map(({ id, name, where, figures }) => [
			...(sites.length > 1 ? [words(numberOf(id))] : []),
			words(name),
			words(where),
			...figures.map(({ figure, value }) => (figure === null ? words(value) : shown(figure))),
		]),
		least: 2,
		noun: 'sites',
		empty: 'No site yet.',
	})
}

function statesTable(sites: readonly SiteCard[]): TableBlock {
	return tableOf({
		title: 'Limits by site, largest first',
		columns: [left('Site', 1), left('Layer', 0.7), left('State', 0.6), left('Why', 2.4)],
		rows: sites.flatMap(({ name, states }) =>
			states.map(({ layer, state, status, note }, index) => [
				words(index === 0 ? name : ''),
				words(LAYER_NAMES[layer]),
				{ text: STATE_NAMES[state], status },
				words(note),
			]),
		),
		least: 3,
		noun: 'sites',
		empty: 'No site is judged yet.',
	})
}

function placesTable(sites: readonly SiteCard[]): TableBlock {
	return tableOf({
		title: 'Reference data by site: the nearest row, or the row the site names',
		columns: [left('Site', 1), left('What', 1), left('Row', 2)],
		rows: sites.flatMap(({ name, rows }) =>
			rows.map(({ label, text, far }, index) => [
				words(index === 0 ? name : ''),
				words(label),
				{ text, ...(far && { status: 'tight' as const }) },
			]),
		),
		least: 3,
		noun: 'rows',
		empty: '',
	})
}

/** What a site could state and does not: what is unknown of it, or left to a default. */
function unknownTable({ sites }: PlanFile): TableBlock {
	const fields = fieldsOf('sites').filter(
		({ kind, name }) => kind !== 'group' && kind !== 'list' && !name.includes('.'),
	)
	return tableOf({
		title: 'Defaults in use',
		columns: [left('Site', 1), left('Fields', 4)],
		rows: sites.map((site) => {
			const unsaid = fields
				.filter(({ name }) => (valueAt(site, [name]) ?? null) === null)
				.map(({ label }) => labelInText(label))
			return [
				words(site.name),
				words(unsaid.length === 0 ? 'Nothing: all is stated.' : sentenceCase(listInWords(unsaid))),
			]
		}),
		least: 1,
		noun: 'sites',
		empty: '',
	})
}

/** Sites whose names need a taller map. */
const MANY = 6

/** Every place: what stands there, what it is read from, and what nobody has said of it. */
export function sitesSection({ plan, result }: ReportInput): SectionBody {
	const ranked = byWhatMatters(plan.sites, { list: 'sites', result })
	const { finding, sites } = buildSitesView({ ...plan, sites: [...ranked] }, result)
	return {
		bookmark: 'Sites',
		finding: finding.title,
		lede: finding.lede,
		blocks: [
			...mapBlocks(plan, { least: 170, most: sites.length > MANY ? 400 : 300 }),
			cardsTable(sites, plan),
			sitesTable({ plan, result }),
			statesTable(sites),
			...(sites.length === 0 ? [] : [placesTable(sites), unknownTable(plan)]),
		],
	}
}
