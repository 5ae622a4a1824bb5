import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const entrySchema = z.looseObject({ version: z.string().optional(), resolved: z.string().optional() })
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) })
const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const packages = Object.entries(lock.packages).map(([place, entry]) => ({
	name: place.replace(/^.*node_modules\//, ''),
	...entry,
}))

// Oldest versions without a known hole, by advisory: reliability over features, also where a package comes with another.
const OLDEST: Readonly<Record<string, string>> = {
	'@remix-run/router': '1.23.4', // open redirect, GHSA-jjmj
	'react-router': '6.30.6',
	'react-router-dom': '6.30.6',
	'@remix-run/server-runtime': '2.17.5', // cross-site actions, CVE-2026-22030
	'@remix-run/node': '2.17.5', // traversal in file sessions, GHSA-9583
}

function isAtLeast(version: string, oldest: string): boolean {
	return version.localeCompare(oldest, 'en', { numeric: true }) >= 0
}

test('no package is older than the advisories about it allow', () => {
	for (const [name, oldest] of Object.entries(OLDEST)) {
		const found = packages.filter((known) => known.name === name)
		expect(found, name).not.toEqual([])
		for (const { version } of found) expect([name, isAtLeast(String(version), oldest)]).toEqual([name, true])
	}
})

test('all of Prisma is at one version, the migration engine included', () => {
	for (const { name, version } of packages) {
		if (/^(prisma|@prisma\/(client|adapter-pg|driver-adapter-utils|schema-engine-wasm))$/.test(name)) {
			expect([name, version?.split('-')[0]]).toEqual([name, '7.10.0'])
		}
	}
})

test('the lock file names no registry, so that everybody may use their own', () => {
	expect(packages.filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})

test('the framework’s two unsafe switches are off', () => {
	const config = readFileSync('vite.config.ts', 'utf8')
	expect(config).toMatch(/v3_singleFetch: false/)
	expect(config).toMatch(/v3_lazyRouteDiscovery: false/)
})
