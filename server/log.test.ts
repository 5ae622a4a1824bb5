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

test('what a visitor sends cannot begin a line of its own', () => {
	expect(
		written({ path: '/a\n{"level":"error"}\r\u2028' })
			.trim()
			.split(/[\n\r\u2028]/),
	).toHaveLength(1)
})
