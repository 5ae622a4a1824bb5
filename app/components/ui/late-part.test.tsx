import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { late, LatePart } from './late-part.tsx'

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
	const answers = [Promise.reject(new Error('out of reach')), Promise.resolve({ default: Box })]
	const part = late(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
	await expect(part.fetch()).rejects.toThrow('out of reach')
	expect(part.arrived()).toBeNull()
	await part.fetch()
	expect(part.arrived()).toBe(Box)
})
