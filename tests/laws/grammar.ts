import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Said } from './said.ts'

/** Words that begin with a vowel sound and are written without one, and the other way round. */
const SAID_WITH_VOWEL = /^(?:hour|honest|MW|HV|MV|LV|LoRA|MFU|SPI|HBM|FP\d|8|11|18)\b/
const SAID_WITH_CONSONANT = /^(?:uni|use|util|UPS|one|eur|GPU|US)/i

function wrongArticle(text: string): string | null {
	for (const [, article = '', word = ''] of text.matchAll(/(?<![\p{L}\d]|[-/]|\d )(an?) ([\p{L}\d]+)/giu)) {
		if (word === 'Thing') continue
		const vowel =
			SAID_WITH_VOWEL.test(word) ||
			(/^[aeio]/i.test(word) && !SAID_WITH_CONSONANT.test(word)) ||
			(/^u/i.test(word) && !SAID_WITH_CONSONANT.test(word))
		if ((article.toLowerCase() === 'an') !== vowel) return `«${article} ${word}»`
	}
	return null
}

const COUNTED = 'months|halls|accelerators|items|orders|contracts|runs|workloads|sites|years|times|shifts|weeks'
const SINGLE = 'month|hall|accelerator|item|order|contract|workload|site|year|week'

/** Rules of English and of the product that a sentence breaks, in words; none where it is sound. */
const RULES: readonly { readonly says: string; readonly broken: RegExp }[] = [
	{ says: 'a gap', broken: /undefined|NaN|\bnull\b|Infinity|\[object/ },
	{ says: 'two spaces or none', broken: / {2}| [,.;:]|,,|\.\.(?!\.)|[.,;][A-Za-z]{4,}|^\s|\s$/ },
	{ says: 'a word twice', broken: /\b(\p{L}{2,}) \1\b/iu },
	{ says: 'one of many', broken: new RegExp(`(?<![\\d,.–-])\\b(?:1|one) (?:${COUNTED})\\b`, 'i') },
	{
		says: 'many of one',
		broken: new RegExp(
			`\\b(?:[2-9]|\\d{2,}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:${SINGLE})(?![\\w-])(?! later| of)`,
			'i',
		),
	},
	{
		says: 'a word of the schema',
		broken: /\b(?:powerContracts|buildPhases|chipOrders|labourPools|siteId|phaseId)\b|\[\d+\]/,
	},
	{ says: 'camel case', broken: /\b[a-z]{2,}[A-Z][a-z]+(?:[A-Z][a-z]+)*\b/ },
	{ says: 'snake case', broken: /\b[a-z]+_[a-z]+/ },
	{ says: 'the command line', broken: /`|\bstrata (?:catalogue|explain|compute)|unknown field/ },
	{
		says: 'English of its own',
		broken: /for want of|the market lets|the want of|acc-months|months reckoned|months searched/,
	},
	{ says: 'people in parts', broken: /\b\d+\.\d+ (?:people|electricians|workers|permanent staff)\b/ },
	{ says: 'a constant accuracy', broken: /±\s?20/ },
]

const HEADS = ['title', 'finding', 'lede']
const STOPPED = ['lede', 'mend', 'lead']
const START = /^[\p{Lu}\p{N}$€£¥«“(~–−]/u

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a person has typed, which stands in sentences as it is; null where nothing is named. */
function ownWords(plan: PlanFile): RegExp | null {
	const lists = [plan.sites, plan.powerContracts, plan.buildPhases, plan.chipOrders, plan.workloads, plan.applications]
	const given = lists.flat().map(({ id, name }) => name ?? id)
	const names = [...new Set([plan.name, ...given])].filter((name) => name !== '')
	const all = names.sort((a, b) => b.length - a.length).map(escaped)
	return all.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

function fault({ key }: Said, plain: string): string | null {
	const rule = RULES.find((one) => one.broken.test(plain))
	if (rule) return rule.says
	const article = wrongArticle(plain)
	if (article !== null) return `the article of ${article}`
	if (HEADS.includes(key) && !START.test(plain)) return 'a small start'
	return STOPPED.includes(key) && plain.split(' ').length > 6 && !/[.!?:»]$/.test(plain) ? 'no full stop' : null
}

/** What is wrong with the prose of a plan, each once, with where it stands; empty where nothing is. */
export function faultsIn(said: readonly Said[], plan: PlanFile): readonly string[] {
	const own = ownWords(plan)
	const seen = new Map<string, string>()
	for (const one of said) {
		if (seen.has(one.text)) continue
		const dollars =
			plan.currency !== null && plan.currency !== 'USD' && one.text.includes('$') && !one.at.includes('rows')
		const found = dollars
			? 'dollars in a plan of another currency'
			: fault(one, own === null ? one.text : one.text.replaceAll(own, 'Thing'))
		seen.set(one.text, found === null ? '' : `${found} at ${one.at}.${one.key}: ${one.text}`)
	}
	return [...seen.values()].filter((found) => found !== '')
}
