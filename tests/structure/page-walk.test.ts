import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const GUIDE = readFileSync('.github/CONTRIBUTING.md', 'utf8')
const WALK = /### A page of a plan[^]*?(?=\n### )/.exec(GUIDE)?.[0] ?? ''
const ROUTES = 'app/routes'
const ACCESS = ['tests/integration/access/rows.ts', 'tests/integration/access/links.test.ts'] as const
/** Rows of one subject stand in a file of their own, taken in by `rows.ts`. */
const TAKEN_IN = 'tests/integration/access/together-rows.ts'
/** They show what changes while the plan does not: accounts, versions, jobs. */
const ALWAYS_ASKED = ['activity', 'copy', 'exchange', 'history.$version', 'reports', 'settings', 'share', 'todo']
/** Opened from another page. */
const NOT_IN_THE_RAIL = [
	...[
		'assumptions',
		'copy',
		'dates',
		'energy_.day',
		'exchange',
		'finance',
		'history.$version',
		'share',
		'sites_.$site',
	],
]

type Page = { readonly name: string; readonly files: readonly string[]; readonly route: string }

const [rows, links] = ACCESS
const texts = [
	[rows, readFileSync(rows, 'utf8') + readFileSync(TAKEN_IN, 'utf8')],
	[links, readFileSync(links, 'utf8')],
] as const
const exports = ({ route }: Page, name: string) => new RegExp(String.raw`^export\b.*\b${name}\b`, 'm').test(route)

/** What a page must have, by the name that the walk has for it. */
const STEPS: Readonly<Record<string, (page: Page) => boolean>> = {
	'page.ts': ({ name, files }) => files.includes('page.ts') || NOT_IN_THE_RAIL.includes(name),
	'route.tsx': ({ files }) => files.includes('route.tsx'),
	...Object.fromEntries(
		['meta', 'loader', 'clientLoader', 'default'].map((name) => [name, (page: Page) => exports(page, name)]),
	),
	shouldRevalidate: (page) => exports(page, 'shouldRevalidate') || ALWAYS_ASKED.includes(page.name),
	...Object.fromEntries(
		texts.map(([file, text]) => [file, ({ name }: Page) => text.includes(`\n\t'p.$project.${name}':`)]),
	),
}

const skipped = (page: Page) =>
	Object.entries(STEPS).flatMap(([step, isTaken]) => (isTaken(page) ? [] : [`${page.name}: ${step}`]))

const pages = readdirSync(ROUTES).flatMap((folder): readonly Page[] => {
	const [, name] = /^p\.\$project\.(.+)$/.exec(folder) ?? []
	const files = name === undefined || folder.endsWith('.ts') ? [] : readdirSync(`${ROUTES}/${folder}`)
	if (name === undefined || !(files.includes('route.tsx') || files.includes('page.ts'))) return []
	return [{ name, files, route: readFileSync(`${ROUTES}/${folder}/route.tsx`, 'utf8') }]
})

test('the walk through a new page names every step of it', () => {
	expect(Object.keys(STEPS).filter((step) => !WALK.includes(`\`${step}\``))).toEqual([])
})

test('every page of a plan has taken every step, and one that skips a step is told which', () => {
	expect(pages.length).toBeGreaterThan(15)
	expect(pages.flatMap(skipped)).toEqual([])
	const begun = {
		name: 'permits',
		files: ['route.tsx'],
		route: 'export const meta = 1\nexport default function Permits() {}',
	}
	expect(skipped(begun)).toEqual(
		['page.ts', 'loader', 'clientLoader', 'shouldRevalidate', ...ACCESS].map((step) => `permits: ${step}`),
	)
})

test('every file that the guide names is there, and every command', () => {
	const ticked = [...GUIDE.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name.replace(/^.*npx vitest run /, ''))
	const paths = ticked
		.flatMap((text) => text.split(' '))
		.filter((text) => /^(app|server|shared|prisma|tests)\//.test(text))
	expect(paths.length).toBeGreaterThan(15)
	expect(paths.filter((path) => !path.includes('NAME') && !existsSync(path))).toEqual([])
	const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(readFileSync('package.json', 'utf8'))
	const commands = [...GUIDE.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
	expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
})
