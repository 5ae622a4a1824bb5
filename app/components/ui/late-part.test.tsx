import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { late } from './late.ts'
import { LatePart } from './late-part.tsx'

const Box = ({ label }: { label: string }) => <input aria-label={label} />

test('a part that has come is drawn in the turn that opens it, and its script is asked for once', async () => {
	const asked: string[] = []
	const part = late(() => {
		asked.push('box')
		return Promise.resolve({ default: Box })
	})
	const drawn = () => renderToStaticMarkup(<LatePart part={part} props={{ label: 'Find' }} />)
	expect(drawn()).not.toContain('<input')
	await part.fetch()
	await part.fetch()
	expect(drawn()).toBe('<input aria-label="Find"/>')
	expect(asked).toEqual(['box'])
})

test('a script that could not be had is asked for again', async () => {
	const line = { isUp: false }
	const part = late(async () => {
		if (!line.isUp) throw new Error('out of reach')
		return await Promise.resolve({ default: Box })
	})
	await expect(part.fetch()).rejects.toThrow('out of reach')
	expect(part.arrived()).toBeNull()
	line.isUp = true
	await part.fetch()
	expect(part.arrived()).toBe(Box)
})
