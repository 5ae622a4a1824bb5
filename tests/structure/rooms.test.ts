import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const SOURCE = /\.(ts|tsx|mjs|css)$/
/** From so many files on, a newcomer needs to be told what is where; smaller rooms are told of next door. */
const NEEDS_A_README = 5
/** Beyond so many files nobody finds one by looking. */
const MOST_FILES = 25
/** Routes are named by their addresses, migrations by their dates, fixtures by what they hold. */
const NAMED_BY_OTHERS = /^(app\/routes\/.+|prisma\/migrations.*|server\/store\/generated.*|.*\/fixtures.*)$/

type Room = { readonly folder: string; readonly files: readonly string[] }

function roomsIn(folder: string): readonly Room[] {
	const entries = readdirSync(folder, { withFileTypes: true })
	const files = entries.flatMap((entry) => (entry.isFile() ? entry.name : []))
	const inside = entries.flatMap((entry) => (entry.isDirectory() ? roomsIn(`${folder}/${entry.name}`) : []))
	return [{ folder, files }, ...inside]
}

const rooms = ['app', 'server', 'shared', 'prisma', 'tests']
	.flatMap(roomsIn)
	.filter(({ folder }) => !NAMED_BY_OTHERS.test(folder))

test('every room of some size says what lives there', () => {
	const large = rooms.filter(({ files }) => files.filter((file) => SOURCE.test(file)).length >= NEEDS_A_README)
	expect(large.length).toBeGreaterThan(60)
	expect(large.filter(({ files }) => !files.includes('README.md')).map(({ folder }) => folder)).toEqual([])
})

test('no room is so large that a file in it must be searched for', () => {
	const crowded = rooms.filter(({ files }) => files.filter((file) => SOURCE.test(file)).length > MOST_FILES)
	expect(crowded.map(({ folder, files }) => `${folder}: ${files.length}`)).toEqual([])
})
