// Trains nlp.js with its Swedish package and answers the test messages.
// Reads {"train": [[text, label]…], "test": …} from standard input; prints one JSON object.
import { readFileSync } from 'node:fs'
import { containerBootstrap } from '@nlpjs/core'
import { Nlp } from '@nlpjs/nlp'
import { LangSv } from '@nlpjs/lang-sv'

const work = JSON.parse(readFileSync(0, 'utf8'))
const container = containerBootstrap()
container.use(Nlp)
container.use(LangSv)
const nlp = container.get('nlp')
nlp.settings.autoSave = false
nlp.settings.log = false
nlp.addLanguage('sv')
for (const [text, label] of work.train) nlp.addDocument('sv', text, label)
const silent = console.log
console.log = () => {}
let started = performance.now()
await nlp.train()
const trainingSeconds = (performance.now() - started) / 1000
console.log = silent
let right = 0
started = performance.now()
for (const [text, label] of work.test) {
  const { classifications } = await nlp.process('sv', text)
  const best = classifications.find(({ intent }) => intent !== 'None')
  if (best && best.intent === label) right += 1
}
const milliseconds = (performance.now() - started) / work.test.length
process.stdout.write(JSON.stringify({ training_seconds: trainingSeconds, accuracy: right / work.test.length, milliseconds }) + '\n')
