import TerminalCore
import Testing

@testable import ChatUI

@Suite struct PersonaTests {
  private let personas = [
    Persona(name: "brief", text: "Answer in one sentence."), Persona(name: "poet", text: "Rhyme.\nAlways."),
  ]

  @Test func theChosenOneIsTheSystemPromptOfANewConversationAndIsShown() {
    var chat = Chat(width: 100, height: 30)
    var run = ScriptedRun(seed: 1)
    chat.receive(.events(turn: chat.say("Hello"), run.reply()))
    expect(&chat, pressing: .alt("I"), asks: [.findPersonas])
    chat.receive(.personasFound(personas, problems: []))
    #expect(chat.lines().contains { $0.contains("poet") && $0.contains("Rhyme.") && !$0.contains("Always") })
    chat.type("poet")
    expect(&chat, pressing: .enter, asks: [.newConversation, .setSystem("Rhyme.\nAlways.", persona: "poet")])
    #expect(chat.state.conversation.lastExchange == nil)
    #expect(chat.lines().contains { $0.contains("Message · persona: poet") })

    chat.press(.alt("I"))
    chat.receive(.personasFound(personas, problems: []))
    chat.press(.up)
    // The conversation is new still, so that it stays.
    expect(&chat, pressing: .enter, asks: [.setSystem(nil)])
    #expect(!chat.lines().contains { $0.contains("persona: poet") })
  }

  @Test func anOpenedConversationHasItsOwnAndANewOneTheUsual() {
    var chat = Chat(width: 100, height: 30)
    var opened = OpenedConversation(key: ConversationKey(3), title: "A poem", messages: [], unsent: "")
    opened.instructions = Instructions(system: "Rhyme.", persona: "poet")
    opened.note = "The persona poet has changed since."
    chat.receive(.conversationOpened(opened))
    #expect(chat.state.system == "Rhyme.")
    #expect(chat.lines().contains { $0.contains("Message · persona: poet") })
    #expect(chat.lines().contains { $0.contains("The persona poet has changed since.") })
    var run = ScriptedRun(seed: 1)
    chat.receive(.events(turn: chat.say("Hello"), run.reply()))
    expect(&chat, pressing: .alt("n"), asks: [.newConversation, .setSystem(nil)])
    #expect(!chat.lines().contains { $0.contains("persona: poet") })
  }

  @Test func aFileThatIsNoneIsOneSentenceAndTheOthersCount() {
    var chat = Chat(width: 100, height: 30)
    chat.press(.alt("I"))
    chat.receive(.personasFound([personas[0]], problems: ["bad.md is empty."]))
    #expect(chat.lines().contains { $0.contains("brief") })
    chat.press(.escape)
    #expect(chat.lines().contains { $0.contains("bad.md is empty.") })
    chat.receive(.personasFound([], problems: []))
    #expect(chat.state.list == nil)
    #expect(chat.lines().contains { $0.contains("There is no persona yet") })
  }

  @Test func aPersonaIsChosenByItsName() {
    var chat = Chat(width: 100, height: 30)
    chat.type("/persona")
    expect(&chat, pressing: .character(" "), asks: [.listPersonas])
    chat.receive(.personasListed(personas))
    #expect(chat.lines().contains { $0.contains("poet") && $0.contains("Rhyme.") })
    #expect(chat.press(.character("p")).isEmpty)
    #expect(chat.state.completions?.candidates.map(\.text) == ["/persona poet"])
    chat.press(.tab)
    expect(&chat, pressing: .enter, asks: [.findPersona(named: "poet")])
    #expect(chat.receive(.personaFound(personas[1])) == [.setSystem("Rhyme.\nAlways.", persona: "poet")])
    #expect(chat.state.persona == "poet")
    chat.press(.paste("/persona none"))
    chat.press(.enter)
    #expect(chat.state.persona == nil)
    // Without a name it is the list.
    chat.press(.paste("/persona"))
    #expect(chat.press(.enter).contains(.findPersonas))
  }
}
