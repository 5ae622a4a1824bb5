import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Router, type RequestHandler } from 'express'

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const NANOSECONDS = 1e9
const RESOLUTION_MS = 10

export type Metrics = { readonly count: RequestHandler; readonly routes: Router }

/** Counts requests, and tells them with memory and event loop delay at `/metrics`, as Prometheus text, to this machine only. */
export function createMetrics(): Metrics {
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
	delay.enable()
	const requests = new Map<string, number>()
	const buckets = BUCKETS_S.map(() => 0)
	const total = { seconds: 0, count: 0 }

	const count: RequestHandler = (request, response, next) => {
		const started = process.hrtime.bigint()
		response.once('finish', () => {
			const seconds = Number(process.hrtime.bigint() - started) / NANOSECONDS
			const key = `method="${request.method}",status="${response.statusCode}"`
			requests.set(key, (requests.get(key) ?? 0) + 1)
			BUCKETS_S.forEach((limit, index) => {
				if (seconds <= limit) buckets[index] = (buckets[index] ?? 0) + 1
			})
			total.seconds += seconds
			total.count += 1
		})
		next()
	}

	const routes = Router()
	routes.get('/metrics', (request, response, next) => {
		if (!LOOPBACK.has(request.socket.remoteAddress ?? '') || request.ip !== request.socket.remoteAddress) return next()
		const memory = process.memoryUsage()
		const lines = [
			...metric(
				'strata_requests_total',
				'counter',
				[...requests].map(([labels, value]) => [`{${labels}}`, value]),
			),
			...metric('strata_request_seconds', 'histogram', [
				...BUCKETS_S.map((limit, index): Sample => [`_bucket{le="${limit}"}`, buckets[index] ?? 0]),
				['_bucket{le="+Inf"}', total.count],
				['_sum', total.seconds],
				['_count', total.count],
			]),
			...metric('process_resident_memory_bytes', 'gauge', [['', memory.rss]]),
			...metric('nodejs_heap_used_bytes', 'gauge', [['', memory.heapUsed]]),
			...metric('nodejs_eventloop_delay_seconds', 'gauge', [
				['{quantile="0.99"}', lateness(delay.percentile(99))],
				['{quantile="1"}', lateness(delay.max)],
			]),
			...metric('process_uptime_seconds', 'gauge', [['', process.uptime()]]),
		]
		// Each reading tells of the time since the one before: the worst moment of last week says nothing about now.
		delay.reset()
		response
			.set('Cache-Control', 'no-store')
			.type('text/plain; version=0.0.4')
			.send(`${lines.join('\n')}\n`)
	})
	return { count, routes }
}

/** How late the loop came round: what the histogram holds is the whole time between two rounds. */
function lateness(nanoseconds: number): number {
	return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000)
}

type Sample = readonly [suffix: string, value: number]

function metric(name: string, kind: 'counter' | 'gauge' | 'histogram', samples: readonly Sample[]): string[] {
	return [`# TYPE ${name} ${kind}`, ...samples.map(([suffix, value]) => `${name}${suffix} ${value}`)]
}
