import { monthOf, type Task, type TasksRead } from './task.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './xml-reader.ts'

/** Text1 of a task: where its id in the plan makes the round trip. */
export const REF_FIELD = '188743731'

function taskOf(element: XmlElement): readonly Task[] {
	const [start, finish] = [monthOf(textOf(element, 'Start')), monthOf(textOf(element, 'Finish'))]
	const own = childrenOf(element, 'ExtendedAttribute').find((field) => textOf(field, 'FieldID') === REF_FIELD)
	const ref = own === undefined ? '' : textOf(own, 'Value')
	const isHead = textOf(element, 'Summary') === '1' || textOf(element, 'IsNull') === '1'
	if (isHead || start === null || finish === null) return []
	return [{ ref: ref === '' ? null : ref, name: textOf(element, 'Name'), start, finish }]
}

/** The tasks of an MS Project XML file, without summaries and empty lines. */
export function readMspdi(text: string): TasksRead {
	const read = readXml(text)
	if (!read.ok) return { ok: false, problem: `This is not an MS Project XML file: ${read.problem}.` }
	if (read.root.name !== 'Project')
		return { ok: false, problem: 'This XML is not a project. Save it from MS Project as “XML Format”.' }
	const tasks = childrenOf(read.root, 'Tasks').flatMap((list) => childrenOf(list, 'Task').flatMap(taskOf))
	return { ok: true, tasks }
}
