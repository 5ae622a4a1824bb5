import { afterEach, expect, test, vi } from 'vitest'
import { logFailure } from './log-failure.ts'

afterEach(() => {
	vi.restoreAllMocks()
})

function lineOf(error: unknown): Record<string, unknown> {
	const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
	logFailure(error, { request: new Request('http://localhost/p/abc?why=x'), context: { requestId: 'request-7' } })
	expect(write).toHaveBeenCalledOnce()
	const [line] = String(write.mock.calls[0]?.[0]).trimEnd().split('\n')
	return JSON.parse(line ?? '')
}

test('a failure of a page stands in the log on one line, under the number its visitor sees', () => {
	const line = lineOf(new Error('Unexpected token \n{"level":"error","event":"forged"}'))
	expect(line).toMatchObject({ level: 'error', event: 'request_failed', requestId: 'request-7', path: '/p/abc' })
	expect(line['message']).toContain('forged')
})

test('an address that no route has is no failure', () => {
	expect(lineOf({ status: 404, statusText: 'Not Found', data: '' })).toMatchObject({ level: 'info', status: 404 })
})
