import Configuration
import Testing

@Suite struct UnknownVariablesTests {
  @Test func aMisspeltVariableIsNamedWithTheNearestOne() {
    #expect(
      UnknownVariables.problems([
        "SPECBRANCH_TEMPRATURE": "1", "SPECBRANCH_MODEL": "/x", "SPECBRANCH_THEME": "dark", "PATH": "/bin",
      ]) == [
        "SPECBRANCH_MODEL is set, but no setting is called so; did you mean SPECBRANCH_MODE?",
        "SPECBRANCH_TEMPRATURE is set, but no setting is called so; did you mean SPECBRANCH_TEMPERATURE?",
      ])
    #expect(
      UnknownVariables.problems(["SPECBRANCH_WHATEVER_ELSE": "1", "SPECBRANCH_EMPTY": ""]) == [
        "SPECBRANCH_WHATEVER_ELSE is set, but no setting is called so; unset it, or see specbranch config show KEY."
      ])
  }

  @Test func everyVariableThatCountsIsKnown() {
    let all = SettingTable.all.map(\.variable) + ["SPECBRANCH_MODELS", "SPECBRANCH_THEMES"]
    #expect(UnknownVariables.problems(Dictionary(all.map { ($0, "x") }) { $1 }).isEmpty)
  }
}
