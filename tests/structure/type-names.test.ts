import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Beyond so many places a name tells nobody which type is meant. */
const MOST_PLACES = 3

const declared = (text: string): readonly string[] =>
	[...text.matchAll(/^(?:export )?(?:type|interface) (\w+)/gm)].flatMap(([, name]) => name ?? [])

test('a type’s name stands in at most three places', () => {
	const files = ['app', 'server', 'shared'].flatMap((room) =>
		readdirSync(room, { recursive: true, encoding: 'utf8' }).flatMap((file) =>
			/\.tsx?$/.test(file) && !/\.test\.tsx?$|store\/generated/.test(file) ? [`${room}/${file}`] : [],
		),
	)
	expect(files.length).toBeGreaterThan(1000)
	const places = new Map<string, string[]>()
	for (const file of files)
		for (const name of declared(readFileSync(file, 'utf8'))) places.set(name, [...(places.get(name) ?? []), file])
	expect([...places].filter(([, found]) => found.length > MOST_PLACES)).toEqual([])
})
