import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Frame, type FieldFrame } from '#app/components/ui/field.tsx'
import { listing, OptionList, stepTo } from '#app/components/ui/options/option-list.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { nameBegun, type NameBegun } from '#shared/together/name-begun.ts'

type MentionAreaProps = Pick<FieldFrame, 'label' | 'help' | 'errors'> & {
	name: string
	rows: number
	maxLength: number
	people: readonly string[]
	defaultValue?: string
}

/** Several lines in which people are spoken to: after `@` their names are offered, to be taken with arrows and Enter. */
export function MentionArea({ label, help, errors, people, ...control }: MentionAreaProps) {
	const id = useId()
	const scripts = useScripts()
	const area = useRef<HTMLTextAreaElement>(null)
	const [begun, setBegun] = useState<NameBegun | null>(null)
	const [active, setActive] = useState(0)
	const offered = begun?.people ?? []
	const list = `${id}-list`
	const look = () => {
		const { value = '', selectionStart = 0 } = area.current ?? {}
		setBegun(nameBegun(value, selectionStart, people))
		setActive(0)
	}
	const pick = (name: string) => {
		const { current } = area
		if (current !== null && begun !== null) current.setRangeText(`@${name} `, begun.from, current.selectionStart, 'end')
		setBegun(null)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const chosen = offered[active]
		if (chosen === undefined || event.nativeEvent.isComposing) return
		const next = stepTo(event.key, { active, count: offered.length })
		if (next !== null) setActive(next)
		else if (event.key === 'Enter') pick(chosen)
		else if (event.key === 'Escape') setBegun(null)
		else return
		event.preventDefault()
		event.stopPropagation()
	}
	return (
		<Frame
			frame={{ label, help, errors }}
			id={id}
			control={(wired) => (
				<div className="combobox">
					<textarea
						{...control}
						{...wired}
						{...(scripts && listing({ list, active, open: offered.length > 0 }))}
						ref={area}
						required
						onInput={look}
						onClick={look}
						onBlur={() => setBegun(null)}
						onKeyDown={onKeyDown}
					/>
					<OptionList
						id={list}
						label="People of the team"
						options={offered}
						active={active}
						keyOf={(name) => name}
						onPick={pick}
						hidden={offered.length === 0}
					>
						{(name) => name}
					</OptionList>
				</div>
			)}
		/>
	)
}
