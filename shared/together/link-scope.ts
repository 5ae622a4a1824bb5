import { REDACTIONS, type Redaction } from '#shared/schemas/report/redactions.ts'

/** What a link may show beside the plan itself. Each is off until it is ticked. */
export const LINK_SECTIONS = {
	finance: { label: 'Costs and finance', help: 'The page of money, and every amount of money on the others.' },
	scenarios: { label: 'Other scenarios', help: 'All scenarios of the plan, side by side.' },
	activity: { label: 'Activity', help: 'Every change with its old and new value, without names.' },
	history: { label: 'Earlier versions', help: 'What the plan was at each version.' },
	assumptions: { label: 'Assumptions', help: 'Inputs of the plan, with sources.' },
	reports: { label: 'Reports', help: 'The report as PDF, with costs and finance.' },
	planFile: { label: 'Plan file', help: 'Every input as a file. Readers can copy the plan.' },
	workbook: { label: 'Workbook and lists', help: 'Every input and result as files, costs included.' },
} as const
export type LinkSection = keyof typeof LINK_SECTIONS

const SECTIONS = Object.keys(LINK_SECTIONS).filter((name): name is LinkSection => name in LINK_SECTIONS)
export const linkSections: readonly LinkSection[] = SECTIONS

/** Files say all that a plan holds: none goes with a link that withholds. */
export const DOWNLOADS: readonly LinkSection[] = ['planFile', 'workbook']
/** What is of other times and of other plans than a frozen version. */
export const NOT_OF_A_VERSION: readonly LinkSection[] = ['scenarios', 'activity', 'history']

/** What a link shows. */
export type LinkScope = {
	/** one version of the plan; null: as it stands */
	readonly version: number | null
	readonly sections: readonly LinkSection[]
	readonly withholds: readonly Redaction[]
}

/** A scope as it may be: what does not go together is off, whatever is stored or sent. */
export function soundScope({
	version,
	sections,
	withholds,
}: {
	readonly version: number | null
	readonly sections: readonly string[]
	readonly withholds: readonly string[]
}): LinkScope {
	const held = Object.keys(REDACTIONS).filter(
		(name): name is Redaction => name in REDACTIONS && withholds.includes(name),
	)
	const off = [...(version === null ? [] : NOT_OF_A_VERSION), ...(held.length === 0 ? [] : DOWNLOADS)]
	return {
		version,
		withholds: held,
		sections: SECTIONS.filter((name) => sections.includes(name) && !off.includes(name)),
	}
}

/** Of pages and answers: amounts of money, and what a report may withhold as well. */
export type Withheld = Redaction | 'money'

/** What is not told on the pages that a link shows. */
export function withheldBy({ sections, withholds }: LinkScope): readonly Withheld[] {
	if (sections.includes('finance')) return withholds
	return ['money', 'prices', ...withholds.filter((one) => one !== 'prices')]
}

type Opens = readonly LinkSection[] | null

/**
 * Every address of a plan, as its route is called, and the sections that all have to be ticked before a link opens it; null: no
 * link does. An address that does not stand here is closed to links.
 */
export const OPENED_BY_LINKS: Readonly<Record<string, Opens>> = {
	'': [],
	sites: [],
	'sites/$site': [],
	energy: [],
	'energy/day': [],
	chips: [],
	infrastructure: [],
	demand: [],
	schedule: [],
	workforce: [],
	keystroke: [],
	find: [],
	explain: [],
	why: [],
	moves: [],
	rests: [],
	remedies: [],
	// Odds name every input that is uncertain, with its range.
	dates: ['assumptions', 'finance'],
	odds: ['assumptions', 'finance'],
	money: ['finance'],
	assumptions: ['assumptions'],
	settings: ['assumptions', 'finance'],
	options: ['scenarios'],
	activity: ['activity'],
	'history/$version': ['history'],
	reports: ['reports'],
	preview: ['reports'],
	'report.pdf': ['reports'],
	copy: ['planFile'],
	'plan.json': ['planFile'],
	'plan.xlsx': ['workbook'],
	'table.csv': ['workbook'],
	'result.csv': ['workbook'],
	'result.parquet': ['workbook'],
	'schedule.xml': ['workbook'],
	'schedule.xer': ['workbook'],
	'packets/$file': ['workbook'],
	exchange: ['workbook'],
	// Work for those who change the plan, and what its team says and does just now.
	choices: null,
	events: null,
	news: null,
	presence: null,
	share: null,
	talk: null,
	todo: null,
	'todo/count': null,
	'todo/swings': null,
	trial: null,
	'two-way': null,
}

const isLike = (pattern: string, parts: readonly string[]): boolean => {
	const wanted = pattern.split('/')
	return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
}

/** Whether a link of this scope opens an address below its plan's: `finance`, `sites/abilene`. */
export function opensByLink({ sections }: Pick<LinkScope, 'sections'>, path: string): boolean {
	const parts = path.split('/')
	const known = Object.hasOwn(OPENED_BY_LINKS, path)
		? path
		: Object.keys(OPENED_BY_LINKS).find((one) => isLike(one, parts))
	const needs = known === undefined ? null : (OPENED_BY_LINKS[known] ?? null)
	return needs !== null && needs.every((section) => sections.includes(section))
}

/** Whether a link shows a plan in all its scenarios at all times, and withholds nothing: what was issued of it, too. */
export function showsAllPlans({ sections, withholds }: LinkScope): boolean {
	return (
		withholds.length === 0 &&
		[...NOT_OF_A_VERSION, 'finance', 'reports'].every((one) => sections.some((is) => is === one))
	)
}

/** What a link shows: `The plan as it stands, with costs and finance. Withheld: prices.` */
export function scopeInWords({ version, sections, withholds }: LinkScope, scenario: string): string {
	const of = scenario === '' ? 'The plan' : scenario
	const what = version === null ? `${of}, always current` : `${of}, version ${String(version)}, frozen`
	const shown = sections.map((name) => LINK_SECTIONS[name].label.toLowerCase())
	const held = withholds.map((name) => REDACTIONS[name].toLowerCase())
	const withText = shown.length === 0 ? '' : `, with ${inWords(shown)}`
	return `${what}${withText}.${held.length === 0 ? '' : ` Withheld: ${inWords(held)}.`}`
}

const inWords = (words: readonly string[]) => new Intl.ListFormat('en-US').format(words)

/** What a link is asked to show: of which scenario (null: the baseline), and of it which version. */
export type LinkShows = LinkScope & { readonly scenarioId: string | null }

/** The plan as it stands, and nothing beside it: what a link shows unless somebody says otherwise. */
export const PLAN_ALONE: LinkShows = { scenarioId: null, version: null, sections: [], withholds: [] }
