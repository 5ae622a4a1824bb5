import { connect, type Socket } from 'node:net'
import { sendAll, type Scenario } from '../scenario.ts'
import { FORM } from '../sessions.ts'

const BYTE_EVERY_MS = 250

/** Hundreds of senders that promise a body and send a byte now and then, while others ask for pages. */
export const slowBodies: Scenario = {
	name: 'slow bodies',
	run: async (target) => {
		const { hostname, port } = new URL(target.origin)
		const sockets = Array.from({ length: target.quick ? 100 : 400 }, () => {
			const socket = connect(Number(port), hostname)
			socket.on('error', () => undefined)
			socket.write(
				`POST /login HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${target.origin}\r\n` +
					`Content-Type: ${FORM['Content-Type']}\r\nContent-Length: 20000\r\n\r\nemail=`,
			)
			return socket
		})
		const trickle = setInterval(() => sockets.forEach(dribble), BYTE_EVERY_MS)
		try {
			const pages = Array.from({ length: target.quick ? 40 : 200 }, () => ({ path: '/login' }))
			return await sendAll(target, pages, 2)
		} finally {
			clearInterval(trickle)
			for (const socket of sockets) socket.destroy()
		}
	},
	right: ({ status }) => status === 200,
}

function dribble(socket: Socket): void {
	if (socket.writable) socket.write('a')
}
