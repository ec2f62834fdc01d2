// Asks veraPDF whether PDF files keep to PDF/UA-1 and PDF/A-2a: one line a file and standard, its faults below it.
// The rules are read here, because veraPDF's own reader of them wants a library that the package leaves out.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Validate {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> standards =
            List.of(rules("PDFUA-1", PDFAFlavour.PDFUA_1), rules("PDFA-2A", PDFAFlavour.PDFA_2_A));
        for (String file : files) {
            for (ValidationProfile standard : standards) {
                validate(file, standard);
            }
        }
    }

    static void validate(String file, ValidationProfile standard) throws Exception {
        PDFAFlavour flavour = standard.getPDFAFlavour();
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour, flavour);
                PDFAValidator validator = ValidatorFactory.createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            String word = result.isCompliant() ? "passed" : "failed";
            System.out.println(String.join("\t", file, flavour.getId(), word, "" + result.getTotalAssertions()));
            for (TestAssertion fault : result.getTestAssertions()) {
                RuleId rule = fault.getRuleId();
                String place = fault.getLocation().getContext();
                System.out.println("\t" + rule.getClause() + "-" + rule.getTestNumber() + " "
                    + fault.getMessage().replaceAll("\\s+", " ") + " at " + place);
            }
        }
    }

    static ValidationProfile rules(String name, PDFAFlavour flavour) throws Exception {
        Element root;
        String resource = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream in = Validate.class.getResourceAsStream(resource)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId number = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(number, rule.getAttribute("object"), deferred,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        }
        var details = Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static List<Element> all(Element from, String name) {
        NodeList nodes = from.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String text(Element from, String name) {
        return all(from, name).get(0).getTextContent();
    }
}
