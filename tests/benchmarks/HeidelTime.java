import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** HeidelTime over all texts in one machine of Java, as peer.py does it: java -cp JAR HeidelTime.java CONFIG TEXTS WARM. */
class HeidelTime {
    public static void main(String[] given) throws Exception {
        var tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, given[0], POSTagger.TREETAGGER);
        var texts = Files.readString(Path.of(given[1])).split("\u001e");
        var found = 0;
        for (var text : texts) {
            var parts = text.split("\u001f", 2);
            var told = tagger.process(parts[1], new SimpleDateFormat("yyyy-MM-dd").parse(parts[0]));
            found += told.split("<TIMEX3 ", -1).length - 1;
        }
        // Its tagger of words is a process for each text, which Java cannot ask what it took: who started this one can.
        System.out.println("{\"documents\": " + texts.length + ", \"found\": " + found + "}");
    }
}
