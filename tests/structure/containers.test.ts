import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readEnv } from '#server/env.ts'

const serviceSchema = z.looseObject({
	image: z.string().optional(),
	environment: z.record(z.string(), z.string()).default({}),
	ports: z.array(z.string()).default([]),
	volumes: z.array(z.string()).default([]),
	depends_on: z.record(z.string(), z.unknown()).default({}),
})
const composeSchema = z.object({
	services: z.record(z.string(), serviceSchema),
	volumes: z.record(z.string(), z.unknown()),
})

const compose = composeSchema.parse(parse(readFileSync('docker-compose.yml', 'utf8')))
const dockerfile = readFileSync('Dockerfile', 'utf8')
const stages = dockerfile.split(/^FROM /m).slice(1)

test('the compose file has the database, the application and a mail catcher, and waits for the database', () => {
	expect(Object.keys(compose.services).sort()).toEqual(['app', 'mailpit', 'postgres'])
	expect(compose.services['app']?.depends_on['postgres']).toEqual({ condition: 'service_healthy' })
})

test('every image of the compose file names its version', () => {
	const { app: _ours, ...others } = compose.services
	expect(Object.keys(others)).not.toEqual([])
	for (const [name, { image }] of Object.entries(others)) expect(image, name).toMatch(/:[\w.-]*\d/)
})

test('ports are open to this machine only, and the database to none', () => {
	for (const { ports } of Object.values(compose.services))
		for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
	expect(compose.services['postgres']?.ports).toEqual([])
})

test('every named volume is declared', () => {
	const used = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0]))
	for (const volume of used) expect(compose.volumes).toHaveProperty(String(volume))
})

test('the application starts with the environment the compose file gives it', () => {
	const given = compose.services['app']?.environment ?? {}
	const filled = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, fill(text)]))
	expect(readEnv({ ...filled, NODE_ENV: 'production' })).toMatchObject({ ok: true })
})

test('no secret is written down', () => {
	expect(compose.services['app']?.environment['SESSION_SECRET']).toMatch(/^\$\{SESSION_SECRET:\?/)
	expect(compose.services['postgres']?.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
})

test('the image is built in two stages on fixed Node versions', () => {
	expect(stages).toHaveLength(2)
	for (const stage of stages) expect(stage).toMatch(/^node:20\.\d+-/)
})

test('the last stage runs as an ordinary user, reports its health, and starts without a shell', () => {
	const last = String(stages.at(-1))
	expect(last).toMatch(/^USER node$/m)
	expect(last).toMatch(/^HEALTHCHECK /m)
	expect(last).toMatch(/^CMD \["node", "server\/start\.mjs", "--prepared"\]$/m)
	expect(last).not.toMatch(/^ADD |sudo|apt-get/m)
})

// As docker compose does: the default where there is one, else something that stands for the person's own value.
function fill(text: string): string {
	return text.replaceAll(
		/\$\{\w+(?::-([^}]*)|:\?[^}]*)?\}/g,
		(_, fallback: string | undefined) => fallback ?? 'x'.repeat(40),
	)
}
