import { afterEach, expect, test, vi } from 'vitest'
import { log } from './log.ts'

afterEach(() => {
	vi.restoreAllMocks()
})

function written(fields: Parameters<typeof log>[2]): string {
	const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
	log('warn', 'refused', fields)
	return String(write.mock.calls[0]?.[0])
}

test('the secret of a link never gets into the log, wherever in a line it stands', () => {
	const secret = 'hQ3v_9-kZ2xW8rT5uY7iO1pA4sD6fG0hJ3kL5zX7cV9'
	const line = written({
		path: `/invite/${secret}`,
		message: `No match for "/reset/${secret}?_data=routes%2Freset"`,
		address: `https://strata.example/verify/${secret}`,
		stack: `Error at https://strata.example/invite/${secret}\n    at login (/login?redirectTo=%2Finvite%2F${secret})`,
	})
	expect(line).not.toContain(secret)
	expect(line).toContain('/invite/…')
})

test('a token is left out of every address that carries one, however it is written', () => {
	const secret = 'hQ3v_9-kZ2xW8rT5uY7iO1pA4sD6fG0hJ3kL5zX7cV9'
	const addresses = [
		`/s/${secret}`,
		`/S/${secret}`,
		`/%73/${secret}`,
		`/login?redirectTo=%2Fs%2F${secret}`,
		`/login?redirectTo=%252Fs%252F${secret}`,
		`https://strata.example/s/${secret}?_data=routes%2Fs.%24token`,
		`/p/a?token=${secret.slice(0, 20)}`,
		`/p/a?next=%3Ftoken%3D${secret.slice(0, 20)}`,
	]
	for (const path of addresses) expect(written({ path })).not.toContain(secret.slice(0, 20))
	// One cut off on its way is still most of a secret.
	expect(written({ path: `/s/${secret.slice(0, 30)}` })).not.toContain(secret.slice(0, 30))
})

test('numbers of requests, plans and people stay in the log', () => {
	const fields = { requestId: '5f0c3ae0-9c1e-4c39-9a55-0d9f6c3d8c11', path: '/p/0123456789abcdef/sites/abilene' }
	expect(written(fields)).toContain(fields.requestId)
	expect(written(fields)).toContain(fields.path)
})

test('what a visitor sends cannot begin a line of its own', () => {
	expect(
		written({ path: '/a\n{"level":"error"}\r\u2028' })
			.trim()
			.split(/[\n\r\u2028]/),
	).toHaveLength(1)
})
