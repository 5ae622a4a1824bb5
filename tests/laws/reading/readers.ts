import { hidesSteps } from '#app/routes/p.$project._index/hidden-steps.ts'
import { readTabbed } from '#app/components/grid/paste/tabbed-text.ts'
import { readDevice } from '#server/access/device.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { writeCsv } from '#server/paper/exchange/csv.ts'
import { readMspdi } from '#server/paper/exchange/schedule/read-mspdi.ts'
import { readXer } from '#server/paper/exchange/schedule/read-xer.ts'
import { monthOf } from '#server/paper/exchange/schedule/task.ts'
import { savedFrom } from '#server/runs/edits/workbook/read-saved-from.ts'
import { isKnown, matched } from '#server/http/api/etag.ts'
import { contentDisposition } from '#server/http/download.ts'
import { pairsIn } from '#server/http/forms/form-text.ts'
import { plainText } from '#server/runs/places/city-search.ts'
import { legible } from '#server/paper/report/text/legible-text.ts'
import { deviceName } from '#server/actions/accounts/sessions.ts'
import { auditFilterIn } from '#server/actions/audit-log.ts'
import { fileNameOf } from '#server/actions/plans/plan-file.ts'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import { chipNames } from '#server/views/messages/chip-name.ts'
import { CLAIM_FIELD_NAMES, type ClaimTexts } from '#shared/pages/claim.ts'
import { readClaim } from '#server/views/pages/public/check/read-claim.ts'
import { idSchema, monthSchema, type FieldFacts } from '#shared/fields/field.ts'
import { hasWords } from '#shared/pages/find.ts'
import { fileProblems } from '#server/views/grid/edit-problems.ts'
import { LONGEST_CELL } from '#shared/grid/typed/cell-length.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { readAmount } from '#shared/grid/typed/parse-number.ts'
import { reportFileName } from '#shared/report/issue-name.ts'
import { keyInWords } from '#shared/formats/names.ts'
import { emailSchema, splitAddresses } from '#shared/schemas/account-forms.ts'
import { nearKeys } from '#shared/schemas/checks/keys.ts'
import { idFromName } from '#shared/schemas/edits/item-id.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { cutText, isStorable } from '#shared/schemas/storable-text.ts'
import { LONGEST_PLACE, parseCoordinates } from '#shared/start/place.ts'
import { readAnswers } from '#shared/start/read-answers.ts'
import type { StartTexts } from '#shared/start/start-fields.ts'
import { initialsOf } from '#shared/together/initials.ts'
import { nameBegun } from '#shared/together/name-begun.ts'
import { partsOf, readTalkKey } from '#shared/together/talk.ts'

export type Reader = {
	readonly name: string
	readonly read: (text: string) => unknown
	/** the longest text it is given: its limit, or where that is far, so much that what grows faster than it would show */
	readonly longest: number
	/** what stands around the text that makes it what it reads */
	readonly within?: readonly [before: string, behind: string]
	/** what its texts are made of, where that is for it alone */
	readonly pieces?: readonly string[]
}

const CHOICES = Array.from({ length: 40 }, (_, at) => ({
	value: `hall-${String(at)}`,
	label: `Hall ${String(at)} – Nørd`,
}))
const BESIDE = { choices: CHOICES, today: '2026-11', now: 50 }
type Facts = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit'>>

/** A cell of each kind of field. */
const CELLS: readonly (readonly [name: string, facts: Facts, longest: number])[] = [
	['number', { kind: 'number', unit: 'itMW' }, LONGEST_CELL],
	['whole number', { kind: 'integer' }, LONGEST_CELL],
	['per cent', { kind: 'number', unit: 'share' }, LONGEST_CELL],
	['price', { kind: 'number', unit: 'usdPerMWh' }, LONGEST_CELL],
	['month', { kind: 'month' }, LONGEST_CELL],
	['months', { kind: 'months' }, 300],
	['numbers', { kind: 'numbers', unit: 'share' }, 300],
	['choice', { kind: 'choice' }, LONGEST_CELL],
	['reference', { kind: 'reference' }, LONGEST_CELL],
	['references', { kind: 'references' }, 600],
	['yes or no', { kind: 'boolean' }, LONGEST_CELL],
	['text', { kind: 'text' }, 1000],
]

const NOTHING_CLAIMED: ClaimTexts = {
	mw: '',
	basis: '',
	buildClass: '',
	sqft: '',
	usd: '',
	scope: '',
	crew: '',
	jobs: '',
	from: '',
	by: '',
	place: '',
}
const ANSWERED: StartTexts = {
	...{ place: '', itMW: '12 MW', by: '2034', use: 'serve' },
	...{ model: '', archetype: '', users: '', buildClass: '', currency: '', way: '' },
}
const PEOPLE = ['Jun', 'Jun Sato', 'Lena Brandt']
const KEYS = ['capacityMW', 'startMonth', 'hall-12', 'gb200-nvl72']
const withHeader = (name: string, value: string) => new Request('http://localhost/', { headers: { [name]: value } })
/** What a header can hold of a text. */
const inHeader = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, 'x')

/** All that reads a text which a stranger writes, each with the longest that reaches it. */
export const READERS: readonly Reader[] = [
	...CELLS.map(([name, facts, longest]) => ({
		name: `cell: ${name}`,
		read: (text: string) => parseCell(text, { ...facts, required: false }, BESIDE),
		longest,
	})),
	...CLAIM_FIELD_NAMES.map((field) => ({
		name: `announcement: ${field}`,
		read: (text: string) => readClaim({ ...NOTHING_CLAIMED, mw: '100 MW', [field]: text }, '2026-11'),
		longest: 120,
	})),
	...(['itMW', 'by', 'users'] as const).map((field) => ({
		name: `question: ${field}`,
		read: (text: string) => readAnswers({ ...ANSWERED, [field]: text }, '2026-11'),
		longest: 200,
	})),
	{ name: 'amount', read: readAmount, longest: 120 },
	{ name: 'place: coordinates', read: parseCoordinates, longest: LONGEST_PLACE },
	{ name: 'place: name', read: plainText, longest: LONGEST_PLACE },
	{ name: 'MS Project: text', read: readMspdi, longest: 1000, within: ['<Project><a>', '</a></Project>'] },
	{ name: 'MS Project: markup', read: readMspdi, longest: 1000 },
	{ name: 'Primavera: rows', read: readXer, longest: 1000, within: ['ERMHDR\t1\n%T\tTASK\n', ''] },
	{
		name: 'Primavera: as many rows as fields',
		read: (text) => readXer(`ERMHDR\t1\n%T\tTASK\n%F${'\ta'.repeat(text.length)}\n${'%R\n'.repeat(text.length)}`),
		pieces: ['a'],
		longest: 1000,
	},
	{ name: 'date of a task', read: monthOf, longest: 400 },
	{
		name: 'workbook: saved from',
		read: (text) => savedFrom([{ name: 'About', rows: [['Saved from', text]] }]),
		longest: 1000,
	},
	{ name: 'pasted table', read: (text) => readTabbed(text), longest: 1000 },
	{ name: 'written CSV', read: (text) => writeCsv([[text]]), longest: 1000 },
	{ name: 'addresses', read: splitAddresses, longest: 1000 },
	{ name: 'address', read: (text) => emailSchema.safeParse(text), longest: 254 },
	{ name: 'address with an at', read: (text) => emailSchema.safeParse(`a@${text}`), longest: 254 },
	{ name: 'id', read: (text) => idSchema.safeParse(text), longest: 80 },
	{ name: 'month of a file', read: (text) => monthSchema.safeParse(text), longest: 1000 },
	{ name: 'id from a name', read: idFromName, longest: 200 },
	{ name: 'name of a file', read: (text) => fileNameOf(text, '.json'), longest: 200 },
	{
		name: 'name of a report',
		read: (planName) => reportFileName({ planName, number: 1, day: '2026-11-24' }),
		longest: 200,
	},
	{ name: 'name of a download', read: contentDisposition, longest: 200 },
	{ name: 'name of a chip', read: (name) => chipNames({ catalogue: aChip(name) }), longest: 1000 },
	{ name: 'form', read: (text) => tried(() => pairsIn(new TextEncoder().encode(text), 100)), longest: 1000 },
	{ name: 'JSON', read: readJsonText, longest: 1000 },
	{ name: 'change in an address', read: parseChange, longest: 1000 },
	{ name: 'whether a text can be kept', read: isStorable, longest: 1000 },
	{ name: 'text that is cut', read: (text) => cutText(text, 100), longest: 1000 },
	{ name: 'way back after log-in', read: (text) => safeRedirect(`/${text}`), longest: 1000 },
	{ name: 'cookie of a device', read: (text) => readDevice(withHeader('Cookie', inHeader(text))), longest: 1000 },
	{ name: 'cookie of steps', read: (text) => hidesSteps(text, 'abilene'), longest: 1000 },
	{
		name: 'version a change is on',
		read: (text) => tried(() => matched(withHeader('If-Match', inHeader(text)))),
		longest: 1000,
	},
	{
		name: 'versions that are known',
		read: (text) => isKnown(withHeader('If-None-Match', inHeader(text)), 3),
		longest: 1000,
	},
	{ name: 'browser', read: deviceName, longest: 1000 },
	{ name: 'network', read: networkOf, longest: 400 },
	{
		name: 'filter of the log',
		read: (text) => auditFilterIn(new URLSearchParams({ from: text, kind: text })),
		longest: 600,
	},
	{ name: 'words that are looked for', read: (text) => hasWords(text, text), longest: 200 },
	{ name: 'key that is misspelt', read: (text) => nearKeys(text, KEYS, 1), longest: 400 },
	{ name: 'key in words', read: keyInWords, longest: 80 },
	{
		name: 'problem in the words of the page',
		read: (text) => fileProblems([{ path: text, message: `"${text}" is not a chip` }]),
		longest: 200,
	},
	{
		name: 'mend in the words of the page',
		read: (text) => fileProblems([{ path: '', message: 'wrong', mend: text }]),
		longest: 200,
	},
	{ name: 'people a comment speaks to', read: (text) => partsOf(text, PEOPLE), longest: 1000 },
	{ name: 'name that is begun', read: (text) => nameBegun(text, text.length, PEOPLE), longest: 1000 },
	{ name: 'place of a comment', read: readTalkKey, longest: 900 },
	{ name: 'initials', read: initialsOf, longest: 200 },
	{ name: 'text on paper', read: legible, longest: 600 },
]

const aChip = (name: string) => ownCatalogueSchema.parse({ chips: [{ id: 'own', name, memoryGB: 192, memoryTBps: 8 }] })

/** A refusal is an answer too. */
function tried(read: () => unknown): unknown {
	try {
		return read()
	} catch (error) {
		return error
	}
}

/** What texts are made of that make readers try many ways: signs that mean several things, and such as begin something. */
export const PIECES: readonly string[] = [
	...['-', 'é', 'a\u0301', '&', '&amp;', ' ', '1', '1 ', '1-', '1,', '1.', '(', '"', '"a\t', "'", '/', '@a.', '%'],
	...['a-', 'a_', 'aA', 'A', ' to ', '+-', '±', '=', '\r\n', '\t', '; ', ',', '<', '<a>', '</', '[{', '`', '::'],
	...['2026-09,', 'per ', 'א, ', '😀'],
]
/** What stands before and behind: nothing, and a beginning that fits with an end that does not. */
export const AROUND: readonly (readonly [before: string, behind: string])[] = [
	['', ''],
	['1', 'x'],
]
